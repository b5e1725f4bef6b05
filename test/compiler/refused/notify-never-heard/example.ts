import { notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run() {
    await notify(li, { text: 'x', acknowledgeWithin: '0s' });
    await notify(li, { text: 'x', digest: { key: '', wait: '30m' } });
    await notify(li, { text: 'x', by: ['Voice call'] });
  },
});
