import { mentions, notify, policy } from 'posthorn';
import { anna, mei } from './people.ts';

export default policy({
  title: 'Breach',
  owner: 'desk',
  on: 'mail.received',
  priority: 'urgent',
  when: ({ mail }) => mentions(mail.subject, ['breach']),
  async run() {
    await notify([mei, anna], { text: 'Somebody is in', danger: true, breakThrough: true });
  },
});
