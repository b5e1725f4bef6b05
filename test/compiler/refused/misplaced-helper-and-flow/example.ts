import { flag, flow, notify, policy } from 'posthorn';
import { li } from './people.ts';

const isLong = (text: string) => text.length > 3;
const climb = flow(async () => {
  await flag('seen');
});

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    const both = [isLong, climb];
    await notify(li, { text: mail.subject });
  },
});
