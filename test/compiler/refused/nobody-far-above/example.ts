import { notify, policy } from 'posthorn';
import { purchasing } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await notify(purchasing.superior.superior, { text: 'x' });
  },
});
