import { move, policy } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    if (mail.replyTo != null) {
      await move(mail.replyTo.domain);
    }
  },
});
