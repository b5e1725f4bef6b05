import { every, flag, policy, sleep } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await sleep('99999d');
    for await (const n of every('soon', { times: 3 })) {
      await flag('seen');
    }
  },
});
