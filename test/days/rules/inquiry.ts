import { mentions, notify, policy } from 'posthorn';
import { mei } from './people.ts';

export default policy({
  title: 'Inquiry',
  owner: 'desk',
  on: 'mail.received',
  priority: 'high',
  when: ({ mail }) => mentions(mail.subject, ['inquiry']),
  endsWhen: ({ mail }) => mail.answered,
  async run() {
    await notify(mei, { text: 'An inquiry' });
  },
});
