import { flow, notify, policy } from 'posthorn';
import type { Who } from 'posthorn';
import { li } from './people.ts';

const remind = flow(async ({ who, template }: { who: Who; template: string }) => {
  await notify(who, { template });
});

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await remind({ who: li, template: mail.mailbox });
  },
});
