import { policy, until } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await until(mail.isReply, '1h');
    await until(mail.size > 3, '1h');
  },
});
