import { notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    const p = policy({ title: 'x' });
    await notify(li, { text: 'x' });
  },
});
