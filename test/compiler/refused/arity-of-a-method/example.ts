import { notify, policy } from 'posthorn';
import { carriers } from './lists.ts';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  when: ({ mail }) =>
    mail.subject.trim(1) === 'x' || mail.to.some() || carriers.has(),
  async run({ mail }) {
    await notify(li, { text: mail.subject });
  },
});
