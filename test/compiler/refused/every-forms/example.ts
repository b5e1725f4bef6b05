import { every, flag, policy } from 'posthorn';

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    for await (const n of every('1h')) {
      await flag('seen');
    }
    for await (const n of every('1h', { count: 3 })) {
      await flag('seen');
    }
    await every('1h', { times: 3 });
  },
});
