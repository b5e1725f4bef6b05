import type { OpenFolder } from './open-folder.ts';
import type { WatchedMail } from './watched-mails.ts';

/**
 * Says which watched mails are no longer in the folder. The server is asked which of them are still there: that needs no
 * extension, is the same after a second as after a week, and what it answers cannot grow beyond the folder (a
 * VANISHED of RFC 7162 may name every UID there ever was).
 */
export async function reportVanished(folder: OpenFolder): Promise<void> {
  const { client, watched } = folder;
  if (!watched.size) return;
  const present = await client.search({ uid: watched.span() }, { uid: true });
  if (!present) throw new Error('The server did not say which mails are there');
  const there = new Set(present);
  await reportGone(
    folder,
    watched.entries().filter(([uid]) => !there.has(uid)),
    folder.placeOf,
  );
}

/** Moved is what lies in another folder now, but for the rubbish; deleted is what is nowhere else. */
export async function reportGone(
  { watched, intake, whereabouts, path, clock }: OpenFolder,
  mails: readonly (readonly [number, WatchedMail])[],
  placeOf: OpenFolder['placeOf'],
): Promise<void> {
  const unreported = mails.filter(([, { states }]) => !states.has('mail.moved'));
  const ids = unreported.map(([, { messageId }]) => messageId);
  const elsewhere = await whereabouts.find(ids, path);
  for (const [uid, { messageId }] of unreported) {
    const event = elsewhere.has(messageId) ? 'mail.moved' : 'mail.deleted';
    await intake.state(placeOf(uid), { event, at: clock() });
  }
  for (const [uid] of mails) watched.remove(uid);
}
