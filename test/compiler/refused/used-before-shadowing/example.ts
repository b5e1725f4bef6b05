import { notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    const word = 'outer';
    if (mail.isReply) {
      await notify(li, { text: word });
      const word = 'inner';
    }
  },
});
