import type { Alert } from './alert.ts';
import { alertFor } from './compose.ts';
import type { Docket, Sending } from './docket.ts';

/** The same alert by the person's next channel, or `undefined` when the one that failed was the last. */
export function fallback({ alert, bundle }: Sending, at: Pick<Docket, 'event' | 'at'>): Sending | undefined {
  const next = bundle.channels.findIndex(({ channel }) => channel === alert.channel) + 1;
  const by = bundle.channels[next];
  return by && { bundle, alert: alertFor(bundle, by, at) satisfies Alert };
}
