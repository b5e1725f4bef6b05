import { createTask, matches, mentions, notify, policy, until } from 'posthorn';
import { sales } from '../people.ts';

export default policy({
  title: 'Our quotation came back',
  owner: 'sales',
  on: 'mail.bounced',
  priority: 'high',
  // A quotation that bounced looks sent to whoever wrote it. QT and PI are the numbers that our offers and proforma
  // invoices carry; the report quotes the subject of the mail that it is about.
  when: ({ mail }) => matches(mail, /\b(QT|PI)-\d{4,}/) || mentions(mail, ['quotation', 'proforma invoice', '报价单']),
  async run({ mail }) {
    await notify(sales.lead, { template: 'quotation-bounced' });
    const task = await createTask({
      in: 'oa',
      title: `Find another way to the buyer: ${mail.subject}`,
      assign: sales,
      note: 'Telephone, messenger, the colleague in copy. Correct the address in the customer file.',
    });
    if (!(await until(task.done, '1d'))) {
      await notify(sales.lead, { template: 'quotation-bounced', stage: 'reminder' });
    }
  },
});
