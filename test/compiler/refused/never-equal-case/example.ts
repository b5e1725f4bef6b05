import { flag, localTime, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    const there = await localTime(li);
    switch (there.weekday) {
      case 'someday':
        await flag('seen');
    }
  },
});
