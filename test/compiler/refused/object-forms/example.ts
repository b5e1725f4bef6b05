import { notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    const name = 'text';
    await notify(li, { [name]: 'x' });
    await notify(li, { text: 'x', text: 'y' });
    await notify(li, { ...{ text: 'x' } });
  },
});
