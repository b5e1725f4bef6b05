import { createTask, failure, flag, move, notify, policy } from 'posthorn';
import { li } from '../people.ts';

export default policy({
  title: 'Failures',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    try {
      const task = await createTask({ in: 'oa', title: mail.subject });
      await notify(li, { text: task.title });
    } catch (error) {
      await notify(li, { text: `${failure(error).effect}: ${failure(error).message}` });
      if (failure(error).temporary) {
        await flag('flagged');
      }
    } finally {
      await move('Done');
    }
    try {
      await move('Other');
    } catch {
      await flag('seen');
    }
  },
});
