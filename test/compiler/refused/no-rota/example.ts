import { notify, policy } from 'posthorn';
import { purchasing } from './people.ts';

export default policy({
  title: 'Example',
  owner: 'li',
  on: 'mail.received',
  async run() {
    await notify(purchasing.onCall, { text: 'x' });
  },
});
