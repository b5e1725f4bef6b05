import { notify, policy } from 'posthorn';
import { chen } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await notify(chen.superior, { text: 'x' });
  },
});
