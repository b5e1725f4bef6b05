import { flag, move, notify, policy, schedule } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'Example',
  owner: 'li',
  on: schedule('0 9 * * *', { zone: 'UTC' }),
  async run({ tick }) {
    await notify(li, { text: tick.at });
    await flag('flagged');
  },
});
