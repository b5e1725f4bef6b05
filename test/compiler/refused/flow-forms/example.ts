import { flow, notify } from 'posthorn';
import type { Who } from 'posthorn';
import { li } from './people.ts';

export const a = flow(async (who: Who) => {
  await notify(who, { text: 'x' });
});
export const b = flow(() => {});
export const d = flow(async ({ who = li }: { who: Who }) => {
  await notify(who, { text: 'x' });
});
