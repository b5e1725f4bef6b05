import { notify, policy } from 'posthorn';
import { security } from '../people.ts';

export default policy({
  title: 'A silence ends soon',
  owner: 'security',
  on: 'posthorn.silence-ending',
  priority: 'normal',
  async run() {
    await notify(security.lead, { template: 'silence-ending' });
  },
});
