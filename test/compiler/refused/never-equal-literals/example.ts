import { flag, localTime, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    const level = 3;
    const there = await localTime(li);
    if (level === 4 || there.weekday === 'Monday') {
      await flag('seen');
    }
  },
});
