import { notify, policy } from 'posthorn';
import { security } from '../people.ts';

export default policy({
  title: 'A silence hides something urgent',
  owner: 'security',
  on: 'posthorn.silence-hid',
  priority: 'urgent',
  // One urgent alert that nobody sees is one too many: the silence was meant for something else.
  async run() {
    await notify([security.lead, security.superior], { template: 'silence-hid' });
  },
});
