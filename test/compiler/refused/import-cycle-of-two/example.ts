import { policy } from 'posthorn';
import { other } from './other.ts';

export const mine = 1;

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run() {},
});
