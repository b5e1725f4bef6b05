import { any, createTask, notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    const task = await createTask({ in: 'oa', title: 'x' });
    const done = task.done;
    await notify(li, { text: any(mail.read, task.done) ? 'x' : 'y' });
  },
});
