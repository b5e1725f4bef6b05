import { flag, policy } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    switch (mail.mailbox) {
      case 'a':
        if (mail.isReply) return;
      default:
        await flag('flagged');
    }
  },
});
