import { localTime, notify, policy } from 'posthorn';
import { customs, li, service } from './people.ts';

export default policy({
  title: 'Example',
  owner: 'li',
  on: 'mail.received',
  async run() {
    const there = await localTime(customs.onCall);
    await notify([li, service.onCall.superior], { text: `${there.hour}` });
  },
});
