import { all, any, createTask, notify, policy, until } from 'posthorn';
import { li } from '../people.ts';

export default policy({
  title: 'Every way of waiting',
  owner: 'li',
  on: 'mail.received',
  endsWhen: ({ mail, alerts }) => any(mail.answered, all(mail.read, alerts.acknowledged)),
  async run({ mail, alerts }) {
    const alert = await notify(li, { template: 'note' });
    const task = await createTask({ in: 'oa', title: 'x' });
    if (await until(any(task.done, alert.acknowledged, mail.moved), '6h')) {
      await notify(li, { text: 'done', stage: 'resolved' });
    } else {
      await notify(li.superior, { text: 'not done', stage: 'escalation' });
    }
    if (!(await until(alerts.acknowledged, '0s'))) await notify(li, { text: 'nobody', stage: 'reminder' });
    const read = await until(mail.read, { by: '2030-01-01T00:00:00+08:00' });
    if (!read) {
      return;
    }
    await until(mail.deleted, '1w');
  },
});
