import { every, flag, policy } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    for await (const n of every('1h', { times: 0 })) {
      await flag('seen');
    }
    for await (const n of every('1h', { times: 2.5 })) {
      await flag('seen');
    }
  },
});
