import { alertFor } from './compose.ts';
import type { Bundle, Docket, Sending } from './docket.ts';
import { quietBy } from './wish.ts';

/**
 * The same alert by the person's next channel, or `undefined` when the one that failed was the last. In quiet hours that began since the
 * wish was judged, the next one that does not ring.
 */
export function fallback({ alert, bundle }: Sending, at: Pick<Docket, 'event' | 'at'>): Sending | undefined {
  const tried = bundle.channels.findIndex(({ channel }) => channel === alert.channel);
  const isQuiet = isQuietNow(bundle, at.at);
  const by = bundle.channels.slice(tried + 1).find(({ rings }) => !(rings && isQuiet));
  if (!by) return undefined;
  return { bundle, alert: { ...alertFor(bundle, by, at), ...(isQuiet && { silent: true }) } };
}

function isQuietNow({ petitions, reachable: { nextQuiet } }: Bundle, at: number): boolean {
  if (petitions.some(({ wish }) => wish.breakThrough)) return false;
  if (petitions.every(({ wish }) => quietBy(wish, at) !== undefined)) return true;
  if (!nextQuiet) return false;
  return nextQuiet.from <= at && at < nextQuiet.until;
}
