import { flow, notify, policy } from 'posthorn';
import type { Who } from 'posthorn';
import { chen, li } from './people.ts';

const remind = flow(async ({ who }: { who: Who }) => {
  await notify(who ?? chen, { text: 'x' });
});

export default policy({
  title: 'A case',
  owner: 'li',
  on: 'mail.received',
  async run({ mail }) {
    await remind({ who: li });
  },
});
