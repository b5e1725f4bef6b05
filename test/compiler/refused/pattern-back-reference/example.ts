import { matches, notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  when: ({ mail }) =>
    matches(mail.subject, /(a)\1/),
  async run({ mail }) {
    await notify(li, { text: mail.subject });
  },
});
