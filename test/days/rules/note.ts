import { mentions, notify, policy } from 'posthorn';
import { anna, mei } from './people.ts';

export default policy({
  title: 'Note',
  owner: 'desk',
  on: 'mail.received',
  when: ({ mail }) => mentions(mail.subject, ['note']),
  endsWhen: ({ mail }) => mail.answered,
  async run() {
    await notify([mei, anna], { text: 'A note' });
  },
});
