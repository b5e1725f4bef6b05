import { notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: '',
  owner: li,
  on: ['mail.received'],
  priority: 1,
  async run({ mail }) {
    await notify(li, { text: mail.subject });
  },
});
