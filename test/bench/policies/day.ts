import { createTask, mentions, notify, policy, until } from 'posthorn';
import { desk } from './people.ts';

/** A day of waiting, as most policies have it: told at once, a task, and what nobody did climbs. */
export default policy({
  title: 'A day of waiting',
  owner: 'desk',
  on: 'mail.received',
  priority: 'high',
  when: ({ mail }) => !mentions(mail, ['no such words', '没有这样的词']),
  async run({ mail }) {
    await notify(desk, { text: `Look at this: ${mail.subject}` });
    const task = await createTask({ in: 'oa', title: mail.subject });
    if (!(await until(task.done, '6h'))) {
      await notify(desk.lead, { text: 'Six hours', stage: 'reminder' });
    }
    if (!(await until(mail.read, '24h'))) {
      await notify(desk.superior, { text: 'A day and more', stage: 'escalation' });
    }
  },
});
