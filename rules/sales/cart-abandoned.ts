import { notify, policy, until } from 'posthorn';
import { cartAbandoned } from '../events.ts';
import { meyer, sales } from '../people.ts';

export default policy({
  title: 'A good customer leaves a full cart',
  owner: 'sales',
  on: cartAbandoned,
  priority: 'high',
  when: ({ data }) => (data.total > 2000 || data.vip === true) && !data.email.endsWith('@elmwood-home.example'),
  endsWhen: ({ alerts }) => alerts.resolved,
  async run({ data }) {
    const alert = await notify(meyer, { template: 'cart-abandoned' });
    // Frame contracts are renewed by people who felt looked after.
    if (data.vip !== true) return;
    if (!(await until(alert.acknowledged, '1h'))) {
      await notify(sales.lead, { text: `Nobody called ${data.email} yet`, stage: 'escalation' });
    }
  },
});
