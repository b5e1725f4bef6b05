import { notify, policy } from 'posthorn';
import { append } from './extensions/ledger.ts';
import { li } from './people.ts';

export default policy({
  title: 'Ledger',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await notify(li, { text: 'new' });
    await append({ row: mail.subject });
  },
});
