import type { Store } from '../../connectors/store/store.ts';
import type { Runs } from '../../workflows/runs.ts';
import { SETTLING_MS } from './sweep.ts';

export type EraseVerdict =
  | {
      readonly erased: true;
      readonly event: string /** Whether the bytes are gone, too: of a mail that just came they are later. */;
      readonly bytes: boolean;
    }
  | { readonly erased: false; readonly why: 'unknown' | 'open' | 'erased before' };

/**
 * Erases one mail, whatever its age, unless a run of it may still wait.
 *
 * @param name id of the event, or Message-ID with or without angle brackets
 */
export async function eraseMail(
  { events, erasure }: Pick<Store, 'events' | 'erasure'>,
  runs: Pick<Runs, 'isOpen' | 'forget'>,
  name: string,
): Promise<EraseVerdict> {
  const event = (await events.get(name)) ?? (await events.findByMessageId(name.replace(/^<|>$/g, '')));
  const state = event && (await erasure.stateOf(event.id));
  if (!event || !state) return { erased: false, why: 'unknown' };
  if (state === 'open' || (await runs.isOpen(event.id))) return { erased: false, why: 'open' };
  if (state === 'erased') return { erased: false, why: 'erased before' };
  const mails = await erasure.erase(event.id, true);
  await runs.forget(event.id);
  const gone = await erasure.dropMails(Date.now() - SETTLING_MS, mails);
  return { erased: true, event: event.id, bytes: gone === mails.length };
}
