import { policy, schedule } from 'posthorn';

export default policy({
  title: 'Example',
  owner: 'li',
  on: schedule('0 9 * * 1-5', { zone: 'Asia/Shangai' }),
  async run() {},
});
