import { flag, notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await notify(li, { text: 'x' });
    if ('a' === 'a') await flag('seen');
    if (mail.from.address !== '' && mail.from.name !== '') await flag('seen');
  },
});
