import { z } from 'zod';
import { PAGE } from '../../engine/arbiter/alert.ts';
import type { Channel } from './channel.ts';

export const pageConfig = z.strictObject({ kind: z.literal('page') });

/** Nothing leaves: what the page shows is the notification log itself, which holds the alert by now. */
export const pageChannel = (): Channel => ({
  name: PAGE,
  kind: 'page',
  send: async () => ({}),
  check: async () => [],
  close: async () => {},
});
