import { move, policy, sleep } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await move(mail.replyTo?.domain);
    await sleep({ by: mail.date });
  },
});
