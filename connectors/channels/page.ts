import { z } from 'zod';
import type { Channel } from './channel.ts';

export const pageConfig = z.strictObject({ kind: z.literal('page') });

/** The local page. Nothing leaves: what the page shows is the notification log itself, which holds the alert by now. */
export const pageChannel = (name: string): Channel => ({
  name,
  kind: 'page',
  send: async () => ({}),
  check: async () => [],
  close: async () => {},
});
