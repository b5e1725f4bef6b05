import { flow, notify } from 'posthorn';
import type { Who } from 'posthorn';

export const remind = flow(async ({ who, text }: { who: Who }) => {
  await notify(who, { text });
});
