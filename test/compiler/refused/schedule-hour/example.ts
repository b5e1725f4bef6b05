import { policy, schedule } from 'posthorn';

export default policy({
  title: 'Example',
  owner: 'li',
  on: schedule('0 25 * * *', { zone: 'UTC' }),
  async run() {},
});
