import { notify, policy } from 'posthorn';
import { li } from './people.ts';

console.log('loaded');
export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await notify(li, { text: mail.subject });
  },
});
