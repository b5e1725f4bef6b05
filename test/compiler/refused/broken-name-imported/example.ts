import { notify, policy } from 'posthorn';
import { wang } from './staff.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await notify(wang, { text: mail.subject });
  },
});
