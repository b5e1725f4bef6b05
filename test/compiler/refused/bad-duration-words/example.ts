import { policy, sleep, until } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await sleep('6 hours');
    await until(mail.read, '1y');
  },
});
