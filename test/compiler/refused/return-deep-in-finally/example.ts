import { flag, policy } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    try {
      await flag('seen');
    } finally {
      if (mail.isReply) {
        return;
      }
    }
  },
});
