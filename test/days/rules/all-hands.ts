import { mentions, notify, policy } from 'posthorn';
import { desk } from './people.ts';

export default policy({
  title: 'All hands',
  owner: 'desk',
  on: 'mail.received',
  priority: 'high',
  when: ({ mail }) => mentions(mail.subject, ['everybody']),
  async run() {
    await notify(desk, { text: 'All of you', acknowledgeWithin: '20m' });
  },
});
