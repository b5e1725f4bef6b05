import { every, notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    for await (const n of every('1h', { times: 1_000 })) {
      await notify(li, { text: 'x' });
    }
  },
});
