import { notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await notify(li, { text: 'x' });
    if (mail.isReply) await notify([], { text: 'y' });
  },
});
