import { flag, flow, policy, sleep } from 'posthorn';

const remind = flow(async () => {
  await flag('seen');
});

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    const done = await remind();
    const slept = await sleep('1h');
  },
});
