import { mentions, policy } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    mail.isReply && mail.isForward;
    mentions(mail, 'x');
  },
});
