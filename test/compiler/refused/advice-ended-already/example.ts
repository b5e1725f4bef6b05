import { notify, policy, until } from 'posthorn';
import { li } from './people.ts';

export default policy({
    title: 'A case',
    owner: 'li',
    on: 'mail.received',
  endsWhen: ({ mail }) => mail.answered,
  async run({ mail }) {
    if (await until(mail.answered, '1h')) {
      await notify(li, { text: 'answered' });
    }
  },
});
