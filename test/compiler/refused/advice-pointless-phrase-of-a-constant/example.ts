import { mentions, notify, policy } from 'posthorn';
import { li } from './people.ts';

const phrases = ['hold', 'customs hold'];

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  when: ({ mail }) =>
    mentions(mail, phrases),
  async run({ mail }) {
    await notify(li, { text: mail.subject });
  },
});
