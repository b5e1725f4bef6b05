import { notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    for (const a of mail.to) {
      for (const b of mail.cc) {
        await notify(li, { text: a.address + b.address });
      }
    }
  },
});
