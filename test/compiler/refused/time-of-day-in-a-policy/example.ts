import { nextTime, policy, sleep } from 'posthorn';
import { anna } from './people.ts';

export default policy({
  title: 'A time that no clock shows',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    const morning = await nextTime('9:00', anna);
    await sleep({ by: morning });
    const night = mail.isReply ? '24:00' : '23:00';
    const later = await nextTime(night, anna);
    await sleep({ by: later });
  },
});
