import { every, localTime, mentions, nextTime, notify, policy, sleep } from 'posthorn';
import { isOurs } from '../company.ts';
import { meyer, sales } from '../people.ts';
import { isOpen } from '../zones.ts';

const asks = [
  '询价',
  '询盘',
  '求购',
  '请报价',
  'request for quotation',
  'RFQ',
  'please quote',
  'your quotation',
  'Preisanfrage',
  'Angebotsanfrage',
  'demande de devis',
  'demande de prix',
];

export default policy({
  title: 'Inquiry without an answer',
  owner: 'sales',
  on: 'mail.received',
  priority: 'urgent',
  // A reply is a conversation that somebody is in already; a mass mailing asks everybody and means nobody.
  when: ({ mail }) =>
    !isOurs(mail.from.root) && !mail.isReply && !mail.isBulk && !mail.isAutomatic && mentions(mail, asks),
  endsWhen: ({ mail }) => mail.answered,
  async run({ mail }) {
    // A buyer asks three factories at once and orders samples from the one that answers first. When Foshan has closed,
    // Hamburg takes it: nobody is woken, and the buyer still hears from us the same day.
    const foshan = await localTime(sales.lead);
    const hamburg = await localTime(meyer);
    const desk = !isOpen(foshan.hour) && isOpen(hamburg.hour) ? meyer : sales.lead;
    if (!isOpen(foshan.hour) && !isOpen(hamburg.hour)) {
      // Both are closed, and Foshan is the next to open.
      const opening = await nextTime('08:30', sales.lead);
      await sleep({ by: opening });
    }
    await notify(desk, { template: 'inquiry' });
    for await (const turn of every('2h', { times: 2 })) {
      await notify(desk, { text: `Inquiry still open after ${2 * turn} hours: ${mail.subject}`, stage: 'reminder' });
    }
    await notify(sales.superior, { template: 'inquiry-lost', stage: 'escalation' });
  },
});
