import { flag, notify, policy, together } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await together(notify(li, { text: 'x' }), flag('seen'));
  },
});
