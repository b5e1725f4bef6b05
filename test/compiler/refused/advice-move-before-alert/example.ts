import { move, notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    const subject = mail.subject;
    await move('Archive');
    await notify(li, { text: subject });
  },
});
