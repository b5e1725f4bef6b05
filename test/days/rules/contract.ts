import { mentions, notify, policy, until } from 'posthorn';
import { mei } from './people.ts';

export default policy({
  title: 'Contract unread',
  owner: 'desk',
  on: 'mail.received',
  when: ({ mail }) => mentions(mail.subject, ['contract']),
  async run({ mail }) {
    if (!(await until(mail.read, '24h'))) {
      await notify(mei.superior, { text: 'Nobody has read it', stage: 'escalation' });
    }
  },
});
