import { notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  when: ({ mail }) =>
    JSON.parse(mail.text) === 3 || parseInt(mail.subject) > 3,
  async run({ mail }) {
    await notify(li, { text: mail.subject });
  },
});
