import { notify, policy } from 'posthorn';
import { security } from '../people.ts';
import { isTrial } from '../trial.ts';

export default policy({
  title: 'A channel keeps failing',
  owner: 'security',
  on: 'posthorn.channel-failing',
  priority: 'high',
  when: ({ data }) => !isTrial(data.name) && data.failures >= 3,
  // Alerts go to the next channel by themselves; somebody has to mend the first.
  async run() {
    await notify(security.lead, { template: 'channel-failing' });
  },
});
