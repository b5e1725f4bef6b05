import { policy, schedule } from 'posthorn';

const at = '0 9 * * *';
export default policy({
  title: 'Example',
  owner: 'li',
  on: schedule(at, { zone: 'UTC' }),
  async run() {},
});
