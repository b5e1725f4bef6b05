import type { Duration } from 'posthorn';
import { flow, notify, policy } from 'posthorn';
import { climb, remind } from '../flows.ts';
import { chen, li, purchasing } from '../people.ts';

const quick: Duration = '10m';

const nothing = flow(async () => {
  return;
});

export default policy({
  title: 'Reusable flows',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    const taken = await climb({ levels: [purchasing.lead, chen], wait: quick, template: 'note' });
    if (!taken) {
      await remind({ mail, who: li, note: 'Nobody took it' });
      await remind({ mail, who: chen });
    }
    await nothing();
    if (mail.isBulk) return await nothing();
    await notify(li, { template: taken ? 'note' : 'shipping-trouble' });
  },
});
