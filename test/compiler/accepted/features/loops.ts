import { every, notify, policy, until } from 'posthorn';
import { anna, chen, li } from '../people.ts';

const levels = [li, anna, chen];

export default policy({
  title: 'Loops',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    for (const level of levels) {
      await notify(level, { text: 'x', stage: 'escalation' });
      await notify(level.superior, { text: 'y' });
    }
    for (const a of mail.to.slice(0, 5)) {
      if (a.domain === 'ours.example') {
        await notify(li, { text: a.address });
      }
    }
    for await (const n of every('30m', { times: 3 })) {
      if (await until(mail.read, '0s')) return;
      await notify(li, { text: `Turn ${n} of 3`, stage: 'reminder' });
    }
  },
});
