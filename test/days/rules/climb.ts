import { mentions, notify, policy, until } from 'posthorn';
import { carl, desk } from './people.ts';

export default policy({
  title: 'Climb',
  owner: 'desk',
  on: 'mail.received',
  priority: 'urgent',
  when: ({ mail }) => mentions(mail.subject, ['climb']),
  endsWhen: ({ mail }) => mail.answered,
  async run({ alerts }) {
    for (const level of [desk.onCall, carl.superior, desk.superior]) {
      const alert = await notify(level, { text: 'Whose is it?', stage: 'escalation' });
      // An acknowledgement that leads to nothing within two hours is none.
      if (await until(alert.acknowledged, '30m')) {
        if (await until(alerts.resolved, '2h')) {
          await notify(alerts.told, { text: 'It is settled', stage: 'resolved' });
          return;
        }
      }
    }
  },
});
