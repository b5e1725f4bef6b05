import { mentions, notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  when: ({ mail }) =>
    mentions(mail, []) ||
    mentions(mail, ['', ' ']) ||
    mail.subject.includes('') ||
    !mail.from.domain.endsWith('') ||
    mail.from.domain === '' ||
    mail.attachments.some((one) => one.name.startsWith('')),
  async run() {
    await notify(li, { text: 'x' });
  },
});
