import { createTask, notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    notify(li, { text: 'x' });
    const task = createTask({ in: 'oa', title: 'x' });
  },
});
