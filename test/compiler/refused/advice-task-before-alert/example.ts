import { createTask, notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await createTask({ in: 'oa', title: 'x' });
    await notify(li, { text: 'x' });
  },
});
