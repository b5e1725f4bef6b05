import { createTask, intent, matches, mentions, notify, policy, until } from 'posthorn';
import { isOurs } from '../company.ts';
import { finance, sales } from '../people.ts';

const paid = [
  '水单',
  '汇款凭证',
  '已付款',
  '已汇款',
  '货款已汇',
  'payment advice',
  'have paid',
  'have transferred',
  'have remitted',
  'payment was made',
  'haben überwiesen',
  'hemos pagado',
  'transferencia realizada',
  'avons payé',
  'virement effectué',
];

export default policy({
  title: 'Payment without an order number: ask before it lies on the account unnamed',
  owner: 'finance',
  on: 'mail.received',
  priority: 'high',
  // PI, PO and QT are the numbers that orders and offers carry, on either side.
  when: ({ mail }) =>
    !isOurs(mail.from.root) &&
    !mail.isBulk &&
    !mail.isAutomatic &&
    mentions(mail, paid) &&
    !matches(mail, /\b(PI|PO|QT|SO|INV)[ -]?\d{3,}|(订单|合同|发票)号?[:： ]*[A-Za-z0-9-]*\d{3,}/),
  async run({ mail }) {
    const wish = await intent(mail);
    if (wish.kind !== 'payment-notice') return;
    await notify(finance.lead, {
      text: `Paid, and no order is named: ask which one. ${mail.subject} (${wish.summary})`,
    });
    const match = await createTask({
      in: 'oa',
      title: `Which order does this pay? ${mail.from.name}`,
      assign: finance,
      note: 'By amount and buyer in the open items. The answer is in the mail’s attachment more often than in its text.',
    });
    if (await until(match.done, '8h')) return;
    // Whoever sold it knows the buyer, and asks in one line what finance would look for through a day.
    await notify(sales, { text: `Who knows what ${mail.from.name} has paid? ${mail.subject}`, stage: 'reminder' });
    if (!(await until(match.done, '2d'))) {
      await notify(finance.superior, { text: `A payment without an order: ${mail.subject}`, stage: 'escalation' });
    }
  },
});
