import { policy, sleep, until } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await until(mail.read);
    await sleep();
  },
});
