import { policy } from 'posthorn';
import { one } from './one.ts';

export const two = 'two';

export default policy({
  title: one,
  owner: 'li',
  on: 'mail.received',
  async run() {},
});
