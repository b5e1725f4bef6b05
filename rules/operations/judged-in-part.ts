import { notify, policy } from 'posthorn';
import { security } from '../people.ts';

export default policy({
  title: 'A mail was judged in part',
  owner: 'security',
  on: 'posthorn.judged-in-part',
  priority: 'high',
  // A mail that takes so much work is either broken or made to take it: who sends it may want the policies not to look.
  async run() {
    await notify(security.lead, { template: 'judged-in-part' });
  },
});
