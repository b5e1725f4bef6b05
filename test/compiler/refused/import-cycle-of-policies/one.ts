import { policy } from 'posthorn';
import { two } from './two.ts';

export const one = 'one';

export default policy({
  title: two,
  owner: 'li',
  on: 'mail.received',
  async run() {},
});
