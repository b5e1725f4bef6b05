import { notify, policy } from 'posthorn';
import { li } from './people.ts';

const urgently = ['smss'];

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run() {
    await notify(li, { text: 'x', by: ['voice', 'vioce'] });
    await notify(li, { text: 'x', by: urgently });
  },
});
