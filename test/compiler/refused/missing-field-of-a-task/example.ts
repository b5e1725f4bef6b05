import { createTask, policy } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await createTask({ in: 'oa' });
    await createTask({});
  },
});
