import type { IntentProvider } from '../../connectors/intent/provider.ts';
import type { Intent } from '../../engine/intent/schema.ts';
import { toldOf } from '../../engine/intent/told.ts';
import { parseDuration } from '../../engine/plan/duration.ts';
import type { Perform } from '../definitions/activities.ts';
import type { Parts } from './parts.ts';
import { permanent } from './permanent.ts';

/** Mails whose readings are kept for policies that ask later. */
const MOST_KEPT = 500;

/** Reads a mail once, however many policies want to know what it wants. */
export function intent({ store, intents }: Pick<Parts, 'store' | 'intents'>): Perform {
  const read = once(async (event) => {
    const row = await store.events.get(event);
    if (!row) throw permanent('the mail is not in the store any more: nobody can say what it wants');
    const raw = await store.mails.read(row.mail);
    return intents.read(raw, row.envelope);
  });
  return async ({ event, args, at }) => {
    const within = args[0] === undefined || args[0] === null ? undefined : parseDuration(String(args[0]));
    return toldOf(await read(event), at, within);
  };
}

/** Those who ask for the same while it is under way, or later, get the same answer; a failure is nobody's answer for long. */
function once(read: (event: string) => ReturnType<IntentProvider['read']>): (event: string) => Promise<Intent> {
  const kept = new Map<string, Promise<Intent>>();
  return (event) => {
    const known = kept.get(event);
    if (known) return known;
    const reading = read(event);
    kept.set(event, reading);
    reading.catch(() => kept.delete(event));
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return reading;
  };
}
