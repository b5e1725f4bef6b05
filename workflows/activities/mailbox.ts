import { activityInfo, cancellationSignal } from '@temporalio/activity';
import type { Place } from '../../connectors/store/store.ts';
import type { Perform } from '../definitions/activities.ts';
import type { Parts } from './parts.ts';
import { permanent, telling } from './permanent.ts';

/** Where it lies then is remembered: a policy may move it back. */
export const move = inPlace(async ({ mailboxes, store }, { event, place }, folder, messageId) => {
  const now = await mailboxes.move(place, folder, messageId);
  if (now) await store.events.notePlace(event, now);
});
export const flag = inPlace(({ mailboxes }, { place }, name) => mailboxes.flag(place, name));

interface Lying {
  readonly event: string;
  readonly place: Place;
}

/** Acts on the mail where it was seen last. */
function inPlace(act: (parts: Parts, mail: Lying, what: string, messageId?: string) => Promise<void>) {
  return (parts: Parts): Perform =>
    async ({ event, args }) => {
      const { store } = parts;
      const [place] = await store.events.places(event);
      if (!place) throw permanent('the mail did not come by IMAP: there is no mailbox to change');
      const messageId = (await store.events.get(event))?.messageId;
      await telling(act(parts, { event, place }, String(args[0]), messageId));
      return undefined;
    };
}

/**
 * Looks at the mail where it was seen last, once more. What is found is remembered, whether or not anybody waits for it. A look that
 * has timed out stands in nobody's way.
 */
export const recheck =
  ({ store, mailboxes }: Parts) =>
  async ({ event, states }: { readonly event: string; readonly states: readonly string[] }): Promise<string[]> => {
    const [place] = await store.events.places(event);
    if (!place) throw permanent('the mail did not come by IMAP: there is no mailbox to look into');
    const messageId = (await store.events.get(event))?.messageId;
    const found = await telling(mailboxes.look(place, states, messageId, untilTooLate()));
    for (const state of found) await store.events.noteState(event, { at: Date.now(), event: state });
    return found;
  };

const untilTooLate = () =>
  AbortSignal.any([cancellationSignal(), AbortSignal.timeout(activityInfo().startToCloseTimeoutMs)]);
