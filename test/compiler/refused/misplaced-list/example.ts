import { notify, policy } from 'posthorn';
import { carriers } from './lists.ts';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  when: ({ mail }) =>
    mail.languages.some((word) => word === carriers),
  async run({ mail }) {
    await notify(li, { text: mail.subject });
  },
});
