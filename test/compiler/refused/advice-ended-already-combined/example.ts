import { all, any, notify, policy, until } from 'posthorn';
import { li } from './people.ts';

export default policy({
    title: 'A case',
    owner: 'li',
    on: 'mail.received',
  endsWhen: ({ mail, alerts }) => any(mail.answered, alerts.acknowledged),
  async run({ mail, alerts }) {
    const seen = await until(all(mail.read, alerts.acknowledged), '1h');
    if (!seen) {
      await notify(li, { text: 'x' });
    }
    await until(mail.answered, '1h');
  },
});
