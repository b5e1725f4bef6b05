import { mentions, notify, policy } from 'posthorn';
import { anna } from './people.ts';

export default policy({
  title: 'Quotation',
  owner: 'desk',
  on: 'mail.received',
  priority: 'high',
  when: ({ mail }) => mentions(mail.subject, ['quote']),
  async run() {
    await notify(anna, { text: 'A quotation is asked for' });
  },
});
