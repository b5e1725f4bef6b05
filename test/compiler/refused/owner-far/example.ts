import { notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'x',
  owner: 'somebody else',
  on: 'mail.received',
  async run({ mail }) {
    await notify(li, { text: mail.subject });
  },
});
