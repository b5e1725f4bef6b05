import { notify, person, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    const wang = person('wang', { name: 'Wang', zone: 'UTC', language: 'zh' });
    await notify(li, { text: 'x' });
  },
});
