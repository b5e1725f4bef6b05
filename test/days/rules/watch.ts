import { mentions, notify, policy } from 'posthorn';
import { night } from './people.ts';

export default policy({
  title: 'Night watch',
  owner: 'night',
  on: 'mail.received',
  priority: 'high',
  when: ({ mail }) => mentions(mail.subject, ['watch']),
  async run() {
    await notify(night.onCall, { text: 'Look after it' });
  },
});
