import { flow, notify, policy } from 'posthorn';
import type { Who } from 'posthorn';

const remind = flow(async ({ who, text }: { who: Who; text: string }) => {
  await notify(who, { text });
});

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await remind({ text: 'x' });
  },
});
