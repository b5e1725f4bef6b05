import { createTask, intent, mentions, notify, policy, together, until } from 'posthorn';
import { isOurs } from '../company.ts';
import { finance, service } from '../people.ts';

const money = [
  '退款',
  'refund',
  'money back',
  'credit note',
  'Rückerstattung',
  'Gutschrift',
  'Geld zurück',
  'remboursement',
  'avoir',
  'reembolso',
  'devolución del dinero',
];

/** Goods that come back go the way of `service/return-request`. */
const returns = ['退货', '退换货', 'return request', 'RMA', 'Rücksendung', 'retour de marchandise'];

export default policy({
  title: 'Complaint that asks for money back: service and finance look at one case',
  owner: 'service',
  on: 'mail.received',
  priority: 'high',
  // Words about money are many: in thanks, in offers, in our own terms. Whether somebody complains and asks for it back is read below.
  when: ({ mail }) =>
    !isOurs(mail.from.root) && !mail.isBulk && !mail.isAutomatic && mentions(mail, money) && !mentions(mail, returns),
  async run({ mail }) {
    const wish = await intent(mail, '1d');
    if (wish.kind !== 'complaint' || !wish.asks.includes('refund')) return;
    await notify(service.lead, {
      text: `Money is asked back: first word by ${wish.replyBy}. ${mail.subject} (${wish.summary})`,
    });
    const check = await createTask({
      in: 'oa',
      title: `Refund asked for: ${mail.subject}`,
      assign: finance,
      note: `What was paid, and what was promised before. No money goes out before service has seen photographs. Read of the mail: ${wish.summary}`,
    });
    await together(
      async () => {
        if (await until(mail.answered, { by: wish.replyBy })) return;
        await notify(service.superior, {
          text: `Nobody has answered, and money is asked back: ${mail.subject}`,
          stage: 'escalation',
        });
      },
      async () => {
        // A credit note can still go into the month's accounts within two days.
        if (await until(check.done, '2d')) return;
        await notify(finance.lead, { text: `Refund not looked at yet: ${mail.subject}`, stage: 'reminder' });
      },
    );
  },
});
