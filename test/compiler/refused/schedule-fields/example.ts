import { policy, schedule } from 'posthorn';

export default policy({
  title: 'Example',
  owner: 'li',
  on: schedule('0 9 * *', { zone: 'UTC' }),
  async run() {},
});
