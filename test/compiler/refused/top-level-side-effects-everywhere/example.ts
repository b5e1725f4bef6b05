import { notify, policy } from 'posthorn';
import { li } from './people.ts';

globalThis.executed = true;
process.exit(1);
export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await notify(li, { text: mail.subject });
  },
});
