import { notify, policy, until } from 'posthorn';
import { security } from '../people.ts';
import { isTrial } from '../trial.ts';

export default policy({
  title: 'No mail from a source for too long',
  owner: 'security',
  on: 'posthorn.source-silent',
  priority: 'high',
  when: ({ data }) => !isTrial(data.name),
  async run({ data }) {
    // Nobody misses mail that does not come: whoever runs the mailboxes hears of it before the customers do.
    const alert = await notify(security.lead, { template: 'source-silent' });
    if (!(await until(alert.acknowledged, '1h'))) {
      await notify(security.superior, { text: `Still no mail from ${data.name}: ${data.detail}`, stage: 'escalation' });
    }
  },
});
