import { flow, policy, sleep } from 'posthorn';

const again = flow(async () => {
  await sleep('1h');
  await again();
});

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await again();
  },
});
