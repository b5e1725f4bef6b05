import { notify, policy, until } from 'posthorn';
import { security } from '../people.ts';
import { isTrial } from '../trial.ts';

export default policy({
  title: 'A source of mail cannot work',
  owner: 'security',
  on: 'posthorn.source-failing',
  priority: 'urgent',
  when: ({ data }) => !isTrial(data.name),
  async run({ data }) {
    const alert = await notify(security.lead, { template: 'source-failing' });
    if (!(await until(alert.acknowledged, '30m'))) {
      await notify(security.superior, { text: `${data.name} takes no mail in: ${data.detail}`, stage: 'escalation' });
    }
  },
});
