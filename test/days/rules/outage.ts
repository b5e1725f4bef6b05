import { mentions, notify, policy, until } from 'posthorn';
import { bo } from './people.ts';

export default policy({
  title: 'Outage',
  owner: 'desk',
  on: 'mail.received',
  priority: 'high',
  inhibits: { policies: ['note', 'alarm'], about: 'domain' },
  when: ({ mail }) => mentions(mail.subject, ['outage']),
  async run({ alerts }) {
    await notify(bo, { text: 'The plant is down' });
    await until(alerts.resolved, '6h');
    await notify(alerts.told, { text: 'The plant is up again', stage: 'resolved' });
  },
});
