/** The policy that the language was designed on: case D1, as its author wrote it. */
export const DESIGN_POLICY = `// rules/logistics/shipping-trouble.ts
import { policy, mentions, notify, createTask, until } from 'posthorn';
import { carriers } from '../lists.ts';
import { purchasing, customs, service } from '../people.ts';

export default policy({
  title: 'Vessel delayed or customs hold',
  owner: 'logistics',
  on: 'mail.received',
  priority: 'urgent',
  when: ({ mail }) =>
    carriers.has(mail.from.domain) &&
    mentions(mail, ['船期延误', '清关异常', 'vessel delay', 'customs hold']),
  endsWhen: ({ mail }) => mail.answered,
  async run({ mail }) {
    await notify([purchasing.lead, customs.lead, service.lead], { template: 'shipping-trouble' });
    const task = await createTask({ in: 'oa', title: \`Shipping trouble: \${mail.subject}\`, assign: purchasing });
    // the forwarder's own escalation line closes at 18:00, so six hours is the last useful moment
    if (!(await until(task.done, '6h'))) {
      await notify(purchasing.superior, { template: 'shipping-trouble-overdue', stage: 'escalation' });
    }
  },
});
`;
