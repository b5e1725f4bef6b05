import { notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'x',
  on: 'mail.received',
  async run({ mail }) {
    await notify(li, { text: mail.subject });
  },
});
