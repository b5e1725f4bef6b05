import { localTime, nextTime, notify, policy, sleep } from 'posthorn';
import { anna } from './people.ts';

const ZONE = 'Europe/Berlyn';

export default policy({
  title: 'Zones that are none',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    const there = await localTime(ZONE);
    const here = await localTime(mail.isReply ? anna : 'CET');
    const noon = await nextTime('12:00', 'Asia/Shanghia');
    await sleep({ by: noon });
    await notify(anna, { text: `${there.hour} ${here.hour}` });
  },
});
