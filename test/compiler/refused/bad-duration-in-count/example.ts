import { count, notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  when: ({ mail }) =>
    count('mail.received', { of: mail.from.address, within: 'a day' }) > 3,
  async run({ mail }) {
    await notify(li, { text: mail.subject });
  },
});
