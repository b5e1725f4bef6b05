import { mentions, notify, policy } from 'posthorn';
import { desk } from './people.ts';

export default policy({
  title: 'Customs hold',
  owner: 'desk',
  on: 'mail.received',
  priority: 'urgent',
  when: ({ mail }) => mentions(mail.subject, ['hold']),
  endsWhen: ({ mail }) => mail.answered,
  async run() {
    await notify(desk.onCall, { text: 'Held at customs', acknowledgeWithin: '10m' });
  },
});
