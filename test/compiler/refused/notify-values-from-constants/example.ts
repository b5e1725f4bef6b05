import { notify, policy } from 'posthorn';
import { li } from './people.ts';

const none = '0m';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run() {
    await notify(li, { text: 'x', acknowledgeWithin: none, digest: { key: ' ', wait: '1h' }, by: ['sms', ''] });
  },
});
