import { flag, flow, policy, sleep, until } from 'posthorn';

const remind = flow(async () => {
  await flag('seen');
});

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    if (until(mail.read, '1h')) {
      remind();
    }
    sleep('1h');
  },
});
