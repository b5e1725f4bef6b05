import { every, notify, policy } from 'posthorn';
import { purchasing, service } from '../people.ts';

export default policy({
  title: 'Of a team only the lead: 160 notices to one person each stay within a history',
  owner: 'li',
  on: 'mail.received',
  async run() {
    for (const lead of [purchasing.lead, service.lead]) {
      for await (const n of every('1h', { times: 80 })) {
        await notify(lead, { text: `Again ${n}` });
      }
    }
  },
});
