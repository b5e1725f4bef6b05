import { intent, mentions, notify, policy, quote, until, workingTime } from 'posthorn';
import { isOurs } from '../company.ts';
import { sales } from '../people.ts';

const pressing = ['urgent', 'urgently', '加急', '急需', 'dringend', 'en urgence', 'con urgencia'];
const wants = [
  'delivery date',
  'when can you',
  'lead time',
  'urgent delivery',
  '交期',
  '发货',
  'Liefertermin',
  'liefern',
  'livrer',
  'entrega',
];

export default policy({
  title: 'Urgent inquiry: answer with a delivery date',
  owner: 'sales',
  on: 'mail.received',
  priority: 'high',
  // Words are cheap and let too much through: what the mail is, and whether anybody presses, is read below.
  when: ({ mail }) =>
    !isOurs(mail.from.root) && !mail.isBulk && !mail.isAutomatic && mentions(mail, pressing) && mentions(mail, wants),
  async run({ mail }) {
    const wish = await intent(mail, '8h', sales.lead);
    if (!wish.urgent || wish.kind !== 'inquiry') return;
    // What is on the shelf, and when the rest can be there: whoever answers need not look it up first.
    const first = await quote(mail, sales.lead);
    // Buyers press in their own daytime. The desktop shows it at once; phones wait until the desk opens, and ring then if nobody has read it.
    const opening = await workingTime('1s', sales.lead);
    await notify(sales.lead, {
      text: `${wish.hint}: ${mail.subject}\n\n${wish.summary}\n\n———\n${wish.suggestedReply}`,
      priority: 'urgent',
      by: ['sms', 'webpush'],
      ringFrom: opening,
      quote: first,
    });
    if (!(await until(mail.answered, { by: wish.replyBy }))) {
      await notify(sales.superior, { template: 'inquiry-lost', stage: 'escalation', quote: first });
    }
  },
});
