import { notify, policy } from 'posthorn';
import { li } from './people.ts';

export const p = policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await notify(li, { text: mail.subject });
  },
});
