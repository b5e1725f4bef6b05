import { notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
    title: 'A case',
    owner: 'li',
    on: 'mail.received',
  priority: 'urgent',
  async run({ mail }) {
    if (mail.isReply) {
      await notify(li, { text: 'x' });
    }
  },
});
