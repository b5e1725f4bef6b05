import { every, mentions, notify, policy } from 'posthorn';
import { carl } from './people.ts';

export default policy({
  title: 'Repeat',
  owner: 'desk',
  on: 'mail.received',
  priority: 'urgent',
  when: ({ mail }) => mentions(mail.subject, ['repeat']),
  endsWhen: ({ alerts }) => alerts.acknowledged,
  async run() {
    await notify(carl, { text: 'Please look', by: ['sms'] });
    for await (const turn of every('15m', { times: 3 })) {
      await notify(carl, { text: `Please look (${turn})`, stage: 'reminder', by: ['call'] });
    }
  },
});
