import { createTask, mentions, notify, policy, until } from 'posthorn';
import { carriers } from '../lists.ts';
import { customs, purchasing, service } from '../people.ts';

/** As lines and forwarders write it. A container is "rolled" (甩柜) when it stays behind for the next vessel. */
const troubles = [
  '船期延误',
  '船期推迟',
  '甩柜',
  '清关异常',
  '海关查验',
  'vessel delay',
  'vessel delayed',
  'rolled to the next vessel',
  'customs hold',
  'held by customs',
];

export default policy({
  title: 'Vessel delayed or customs hold',
  owner: 'logistics',
  on: 'mail.received',
  priority: 'urgent',
  // Anybody can write these words; only from those who carry our boxes are they news about our boxes.
  when: ({ mail }) => carriers.has(mail.from.domain) && mentions(mail, troubles),
  endsWhen: ({ mail }) => mail.answered,
  async run({ mail }) {
    // Purchasing can hold back the next lot, customs can hand in papers, service can warn the buyer: all three at once.
    await notify([purchasing.lead, customs.lead, service.lead], { template: 'shipping-trouble' });
    const task = await createTask({ in: 'oa', title: `Shipping trouble: ${mail.subject}`, assign: purchasing });
    // The forwarder's own escalation line closes at 18:00, so six hours is the last useful moment.
    if (!(await until(task.done, '6h'))) {
      await notify(purchasing.superior, { template: 'shipping-trouble-overdue', stage: 'escalation' });
    }
  },
});
