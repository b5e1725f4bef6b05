import { mentions, notify, policy } from 'posthorn';
import { bo } from './people.ts';

export default policy({
  title: 'Alarm',
  owner: 'desk',
  on: 'mail.received',
  priority: 'high',
  when: ({ mail }) => mentions(mail.subject, ['alarm']),
  async run({ mail }) {
    await notify(bo, { text: mail.subject });
  },
});
