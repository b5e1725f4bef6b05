import { notify, policy } from 'posthorn';
import { security } from '../people.ts';

export default policy({
  title: 'An event could not be handled',
  owner: 'security',
  on: 'posthorn.event-failed',
  priority: 'high',
  async run() {
    await notify(security.lead, { template: 'event-failed' });
  },
});
