import { notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'x',
  owner: 'li',
  on: 'mail.received',
  inhibits: { policies: ['ofice/*'] },
  async run({ mail }) {
    await notify(li, { text: mail.subject });
  },
});
