import { every, notify, policy } from 'posthorn';
import { anna } from './people.ts';

export default policy({
  title: 'Every channel of a person in turn',
  owner: 'li',
  on: 'mail.received',
  async run() {
    for await (const n of every('30m', { times: 130 })) {
      await notify(anna, { text: `Again ${n}`, acknowledgeWithin: '5m' });
    }
  },
});
