import { any, policy, until } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await until(mail.red, '1h');
    await until(any(mail.read, mail.awnsered), '1h');
  },
});
