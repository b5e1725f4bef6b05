import { notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  when: ({ mail }) =>
    typeof mail.subject === 'string' || 'x' in mail.from || (mail.size & 1) === 1 || mail.size ** 2 > 3,
  async run({ mail }) {
    await notify(li, { text: mail.subject });
  },
});
