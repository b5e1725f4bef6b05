import { flow, notify, policy } from 'posthorn';
import type { Who } from 'posthorn';

const isLong = (text: string) => text.length > 3;
const remind = flow(async ({ who }: { who: Who }) => {
  await notify(who, { text: 'x' });
});

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    if (isLong(mail.subject, 3)) await remind();
  },
});
