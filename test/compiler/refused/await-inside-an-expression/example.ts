import { flag, policy, until } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    const late = !(await until(mail.read, '1h'));
    if ((await until(mail.read, '1h')) && mail.isReply) {
      await flag('seen');
    }
  },
});
