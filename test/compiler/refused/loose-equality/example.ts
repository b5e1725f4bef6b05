import { notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  when: ({ mail }) =>
    mail.subject == 'x' || mail.mailbox != 'y',
  async run({ mail }) {
    await notify(li, { text: mail.subject });
  },
});
