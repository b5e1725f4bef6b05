import { createTask, notify, policy, until } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    const task = await createTask({ in: 'oa', title: 'x' });
    if (await until(task.finished, '1h')) {
      await notify(li, { text: task.name });
    }
  },
});
