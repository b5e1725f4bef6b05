import { count, createTask, every, mentions, notify, policy, together, until } from 'posthorn';
import { isOurs } from '../company.ts';
import { climb } from '../flows/climb.ts';
import { service } from '../people.ts';

const grievances = [
  '投诉',
  '索赔',
  '破损',
  '质量问题',
  'complaint',
  'claim',
  'damaged',
  'broken',
  'Reklamation',
  'réclamation',
];

export default policy({
  title: 'Complaint: somebody takes it on, and it stays in sight',
  owner: 'service',
  on: 'mail.received',
  priority: 'urgent',
  when: ({ mail }) => !isOurs(mail.from.root) && !mail.isAutomatic && !mail.isBulk && mentions(mail, grievances),
  async run({ mail }) {
    // The third mail within two weeks: the customer has given up on us, and the next one goes to a lawyer or a portal.
    if (count('mail.received', { of: mail.from.address, within: '14d' }) >= 3) {
      await notify(service.superior, { template: 'complaint-again' });
    }
    const alert = await notify(service.onCall, { template: 'complaint' });
    const ticket = await createTask({ in: 'oa', title: `Complaint: ${mail.subject}`, assign: service });
    await together(
      async () => {
        // What counts is that a person has said "mine"; reading it is not enough.
        if (await until(alert.acknowledged, '20m')) return;
        await climb({ levels: [service.lead, service.superior], patience: '20m' });
      },
      async () => {
        // Insurers want the claim within days of unloading, with photographs: remind each day until the case is closed.
        for await (const day of every('1d', { times: 3 })) {
          if (await until(ticket.done, '0s')) return;
          await notify(service, {
            text: `Complaint open for ${day} d: ${mail.subject}`,
            stage: 'reminder',
            priority: 'high',
          });
        }
      },
    );
  },
});
