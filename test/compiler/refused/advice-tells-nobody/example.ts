import { notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run() {
    await notify([], { text: 'x' });
    await notify([li], { text: 'y' });
  },
});
