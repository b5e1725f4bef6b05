import type { OpenFolder } from './open-folder.ts';
import type { WatchedMail } from './watched-mails.ts';

/** A mail by the UID that it had. */
export type Gone = readonly [number, WatchedMail];

/**
 * Which watched mails are no longer in the folder, and were not known to be moved. They are not watched any more. The server is asked which of them are still there: that needs no
 * extension, is the same after a second as after a week, and what it answers cannot grow beyond the folder (a
 * VANISHED of RFC 7162 may name every UID there ever was).
 */
export async function findGone({ client, watched }: OpenFolder): Promise<Gone[]> {
  if (!watched.size) return [];
  const present = await client.search({ uid: watched.span() }, { uid: true });
  if (!present) throw new Error('The server did not say which mails are there');
  const there = new Set(present);
  const gone = watched.entries().filter(([uid]) => !there.has(uid));
  for (const [uid] of gone) watched.remove(uid);
  return gone.filter(([, { states }]) => !states.has('mail.moved'));
}

/** Moved is what lies in another folder now, but for the rubbish; deleted is what is nowhere else. */
export async function reportGone(
  { intake, whereabouts, path, clock }: OpenFolder,
  gone: readonly Gone[],
  placeOf: OpenFolder['placeOf'],
): Promise<void> {
  const at = clock();
  const ids = gone.map(([, { messageId }]) => messageId);
  const elsewhere = await whereabouts.find(ids, path);
  for (const [uid, { messageId }] of gone) {
    const event = elsewhere.has(messageId) ? 'mail.moved' : 'mail.deleted';
    await intake.state(placeOf(uid), { event, at });
  }
}
