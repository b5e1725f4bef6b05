import { notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  when: ({ mail }) =>
    new Date(mail.receivedAt).getHours() > 3,
  async run({ mail }) {
    await notify(li, { text: mail.subject });
  },
});
