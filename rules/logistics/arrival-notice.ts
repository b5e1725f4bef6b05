import { createTask, mentions, notify, policy, until } from 'posthorn';
import { carriers } from '../lists.ts';
import { customs, logistics } from '../people.ts';

const arrivals = ['到港通知', '到货通知书', '提货通知', 'arrival notice', 'notice of arrival', 'Ankunftsavis'];

export default policy({
  title: 'Container has arrived: clear it before demurrage starts',
  owner: 'logistics',
  on: 'mail.received',
  priority: 'normal',
  when: ({ mail }) => carriers.has(mail.from.domain) && mentions(mail, arrivals),
  async run({ mail }) {
    await notify(customs.lead, { template: 'arrival-notice' });
    const clearance = await createTask({
      in: 'oa',
      title: `Clear and collect: ${mail.subject}`,
      assign: customs,
      note: 'Delivery order, packing list, certificate of origin; book the haulier.',
    });
    // Lines give seven free days; from the eighth the box costs by the day. Five days leave two to act.
    if (await until(clearance.done, '5d')) return;
    await notify(customs, { template: 'arrival-demurrage', stage: 'reminder', priority: 'high' });
    if (!(await until(clearance.done, '2d'))) {
      await notify([logistics.lead, customs.superior], {
        template: 'arrival-demurrage',
        stage: 'escalation',
        priority: 'urgent',
      });
    }
  },
});
