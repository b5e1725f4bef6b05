import { createTask, flag, localTime, move, nextTime, notify, policy, sleep } from 'posthorn';
import { anna, customs, li, purchasing } from '../people.ts';

export default policy({
  title: 'Every effect',
  owner: 'li',
  on: 'mail.received',
  priority: 'high',
  async run({ mail }) {
    const alert = await notify([purchasing, li, customs.lead.superior], {
      text: mail.mailbox + mail.subject,
      priority: 'urgent',
      stage: 'first',
      danger: true,
    });
    const task = await createTask({
      in: 'oa',
      title: `For ${alert.told.join(', ')}`,
      assign: anna,
      note: mail.text.slice(0, 200),
    });
    await move(`Seen/${task.id}`);
    await flag('flagged');
    const there = await localTime(anna);
    if (there.weekday === 'saturday' || there.hour >= 18) {
      const morning = await nextTime('09:00', 'Europe/Berlin');
      await sleep({ by: morning });
    }
    await sleep('1h30m');
  },
});
