import { count, createTask, policy } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    const task = await createTask({ in: 'oa', title: 'x' });
    const often = count('mail.received', { of: task.id, within: '1h' });
  },
});
