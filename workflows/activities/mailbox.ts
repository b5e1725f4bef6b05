import type { Place } from '../../connectors/store/store.ts';
import type { Perform } from '../definitions/activities.ts';
import type { MailboxActions, Parts } from './parts.ts';
import { permanent, telling } from './permanent.ts';

export const move = inPlace((mailboxes, place, folder) => mailboxes.move(place, folder));
export const flag = inPlace((mailboxes, place, name) => mailboxes.flag(place, name));

/** Acts on the mail where it was seen last. */
function inPlace(act: (mailboxes: MailboxActions, place: Place, what: string) => Promise<void>) {
  return ({ store, mailboxes }: Parts): Perform =>
    async ({ event, args }) => {
      const [place] = await store.events.places(event);
      if (!place) throw permanent('the mail did not come by IMAP: there is no mailbox to change');
      await telling(act(mailboxes, place, String(args[0])));
      return undefined;
    };
}
