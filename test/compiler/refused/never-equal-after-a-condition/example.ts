import { flag, policy } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    if (mail.mailbox === 'a') {
      if (mail.mailbox === 'b') {
        await flag('seen');
      }
    }
    if (mail.isReply) return;
    if (mail.isReply === true) await flag('flagged');
  },
});
