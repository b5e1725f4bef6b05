import { policy } from 'posthorn';
import { climb } from './climb.ts';
import { all, li } from './people.ts';

export default policy({
  title: 'A whole team: 180 notices to four persons',
  owner: 'li',
  on: 'mail.received',
  async run() {
    await climb({ levels: [all, li] });
  },
});
