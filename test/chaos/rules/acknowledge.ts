import { mentions, notify, policy } from 'posthorn';
import { zhou } from './people.ts';

export default policy({
  title: 'The next channel where nobody takes it on in time',
  owner: 'desk',
  on: 'mail.received',
  priority: 'urgent',
  when: ({ mail }) => mentions(mail.subject, ['acknowledge']),
  async run({ mail }) {
    await notify(zhou, { text: mail.subject, acknowledgeWithin: '10s' });
  },
});
