import { every, notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run() {
    for (const one of [li]) {
    }
    for await (const round of every('1d', { times: 3 })) {
      // later
    }
    await notify(li, { text: 'x' });
  },
});
