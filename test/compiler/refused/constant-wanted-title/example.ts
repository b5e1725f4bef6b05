import { notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: `x ${mail.subject}`,
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await notify(li, { text: mail.subject });
  },
});
