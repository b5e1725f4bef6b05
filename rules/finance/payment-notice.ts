import { createTask, mentions, notify, policy, together, until } from 'posthorn';
import { isOurs } from '../company.ts';
import { finance, purchasing, sales } from '../people.ts';

const paid = [
  '水单',
  '汇款凭证',
  '付款通知',
  '已付款',
  '货款已汇',
  'remittance advice',
  'payment advice',
  'SWIFT copy',
  'T/T copy',
  'have remitted',
  'Zahlungsavis',
];

export default policy({
  title: 'Buyer says that they have paid',
  owner: 'finance',
  on: 'mail.received',
  priority: 'urgent',
  when: ({ mail }) => !isOurs(mail.from.root) && mentions(mail, paid),
  async run({ mail }) {
    const deposit = mentions(mail, ['定金', '订金', '预付款', 'deposit', 'advance payment', 'Anzahlung']);
    await together(
      async () => {
        await notify(finance.lead, { template: 'payment-notice' });
        const match = await createTask({
          in: 'oa',
          title: `Match payment: ${mail.subject}`,
          assign: finance,
          note: deposit
            ? 'Deposit: release production when it is on the account.'
            : 'Balance: release the B/L when it is on the account.',
        });
        // A transfer takes up to three bank days. A slip is easily forged: without money on the account no production
        // starts and no bill of lading is handed over.
        if (!(await until(match.done, '3d'))) {
          await notify([finance.lead, sales.lead], { template: 'payment-missing', stage: 'escalation' });
        }
      },
      async () => {
        // Timber and hardware have the longest lead time, so purchasing may ask for prices before the money is there.
        if (deposit) await notify(purchasing.lead, { template: 'deposit-announced', priority: 'normal' });
      },
    );
  },
});
