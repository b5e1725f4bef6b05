import { createTask, every, mentions, notify, policy, until } from 'posthorn';
import { suppliers } from '../lists.ts';
import { purchasing, sales, wang } from '../people.ts';

const delays = [
  '交期推迟',
  '延期交货',
  '无法按期',
  '缺货',
  '停产',
  'out of stock',
  'delivery is delayed',
  'delayed delivery',
  'longer lead time',
];

export default policy({
  title: 'Supplier delivers late',
  owner: 'purchasing',
  on: 'mail.received',
  priority: 'high',
  when: ({ mail }) => suppliers.has(mail.from.domain) && mentions(mail, delays),
  async run({ mail }) {
    await notify([purchasing.lead, wang], { template: 'supplier-delay' });
    const substitute = await createTask({
      in: 'oa',
      title: `Second source or new date: ${mail.subject}`,
      assign: purchasing,
      note: 'Which orders need the part, which vessel are they booked on, who else has it in stock?',
    });
    for await (const day of every('1d', { times: 2 })) {
      if (await until(substitute.done, '0s')) return;
      await notify(wang, { text: `Day ${day} without a second source: ${mail.subject}`, stage: 'reminder' });
    }
    // Two days lost means that the booked vessel is lost too. Sales tells the buyer before the buyer asks.
    await notify(sales.lead, { template: 'supplier-delay', stage: 'escalation' });
  },
});
