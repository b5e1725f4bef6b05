import { createTask, mentions, notify, policy, until } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A task that is not done in time is told to the superior',
  owner: 'desk',
  on: 'mail.received',
  priority: 'urgent',
  when: ({ mail }) => mentions(mail.subject, ['promise']),
  async run({ mail }) {
    await notify(li, { text: mail.subject });
    const task = await createTask({ in: 'oa', title: mail.subject, assign: li });
    if (!(await until(task.done, '20s'))) {
      await notify(li.superior, { text: mail.subject, stage: 'escalation' });
    }
  },
});
