import { notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    const sorted = mail.languages.sort();
    const all = mail.to.reduce((a) => a);
    await notify(li, { text: 'x' });
  },
});
