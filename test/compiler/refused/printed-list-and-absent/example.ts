import { move, notify, policy } from 'posthorn';
import { li } from './people.ts';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await notify(li, { text: `${mail.languages} ${mail.replyTo?.name} ${mail.date}` });
    await move('x' + mail.languages);
  },
});
