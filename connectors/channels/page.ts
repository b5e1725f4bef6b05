import { z } from 'zod';
import type { Channel } from './channel.ts';

/** The name of the local page. It is always there: whoever has no other channel is told on it. */
export const PAGE = 'page';

export const pageConfig = z.strictObject({ kind: z.literal('page') });

/** Nothing leaves: what the page shows is the notification log itself, which holds the alert by now. */
export const pageChannel = (): Channel => ({
  name: PAGE,
  kind: 'page',
  send: async () => ({}),
  check: async () => [],
  close: async () => {},
});
