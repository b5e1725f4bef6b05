import { createTask, mentions, nextTime, notify, policy, until } from 'posthorn';
import { carriers } from '../lists.ts';
import { logistics, luo } from '../people.ts';

const drafts = [
  '提单确认',
  '确认提单',
  '提单草稿',
  '提单样本',
  '核对提单',
  'draft B/L',
  'draft BL',
  'draft bill of lading',
];

export default policy({
  title: 'Draft bill of lading: confirm before the cut-off',
  owner: 'logistics',
  on: 'mail.received',
  priority: 'high',
  when: ({ mail }) => carriers.has(mail.from.domain) && mentions(mail, drafts),
  async run({ mail }) {
    await notify(luo, { template: 'bill-of-lading-draft' });
    // Each draft is checked by itself: consignee, notify party, marks, weights, HS code.
    const files = mail.attachments.filter((file) => file.name.toLowerCase().endsWith('.pdf')).slice(0, 5);
    for (const file of files) {
      await createTask({ in: 'oa', title: `Check draft ${file.name}`, assign: luo });
    }
    // Documents close at 17:00 at the port. What is changed afterwards is an amendment: it costs a fee, and the bank may
    // refuse to pay under the letter of credit while the papers differ.
    const cutOff = await nextTime('17:00', 'Asia/Shanghai');
    // What counts is the answer by mail: a draft that was read is not yet confirmed.
    if (!(await until(mail.answered, { by: cutOff }))) {
      await notify(logistics.lead, { template: 'bill-of-lading-late', stage: 'escalation', priority: 'urgent' });
    }
  },
});
