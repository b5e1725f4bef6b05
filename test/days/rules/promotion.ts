import { mentions, notify, policy } from 'posthorn';
import { bo } from './people.ts';

export default policy({
  title: 'Promotion',
  owner: 'desk',
  on: 'mail.received',
  priority: 'low',
  when: ({ mail }) => mentions(mail.subject, ['promotion']),
  async run({ mail }) {
    await notify(bo, { text: mail.subject, digest: { key: 'promotions', wait: '30m', every: '4h' } });
  },
});
