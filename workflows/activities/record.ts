import { unobserved } from '../../connectors/happening.ts';
import type { Entry } from '../../engine/interpreter/entry.ts';
import type { Recording } from '../definitions/activities.ts';
import type { Parts } from './parts.ts';

/** Writes a piece of the timeline, and what others go by: policies that no longer keep others quiet, and what silences hid. */
export const record =
  ({ store, observe = unobserved }: Parts) =>
  async ({ event, firstOrdinal, history, entries }: Recording): Promise<void> => {
    const fresh = await store.log.append(event, firstOrdinal, entries, history);
    // A repeat may bring more than was written before, at its end.
    if (fresh) observe({ kind: 'recorded', event, entries: entries.slice(-fresh) });
    for (const entry of entries) {
      if (isOver(entry)) await store.inhibitions.close(event, entry.policy);
      if (entry.reason === 'silenced' && entry.cause) await store.silences.hid(entry.cause, hidden(event, entry));
    }
  };

const isOver = ({ kind }: Entry) => kind === 'end' || kind === 'error';

const hidden = (event: string, { policy, branch, seq, to, priority }: Entry) => ({
  key: `${event}/${policy}#${branch}:${seq} ${to}`,
  urgent: priority === 'urgent',
  at: Date.now(),
});
