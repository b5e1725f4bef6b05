import { every, flag, policy } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    for await (const n of every('1h', { times: mail.size })) {
      await flag('seen');
    }
  },
});
