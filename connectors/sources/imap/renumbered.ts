import type { FetchMessageObject, ImapFlow } from 'imapflow';
import type { Cursor, LyingMail } from '../../store/store.ts';
import type { OpenFolder } from './open-folder.ts';
import { reportGone } from './vanished.ts';

const DAY = 24 * 3_600_000;

/** Clocks of a server and of ours may differ by this much, in ms. */
const SKEW = 10 * 60_000;

/** A mail may have been under way for so long, in ms. One with an older date was not sent since. */
const LONGEST_JOURNEY = 3 * DAY;

const BATCH = 500;

/**
 * The server gave the folder's UIDs anew (UIDVALIDITY changed, RFC 3501, section 2.3.1.1): it was made again, restored or
 * moved. Finds the mails that are known, which are taken once more so that their new places are, and those that came
 * since the folder was read last. What else is there is as old as it was at the first connection.
 *
 * @returns the UIDs to take
 */
export async function findAgain(folder: OpenFolder, lying: readonly LyingMail[], before: Cursor): Promise<number[]> {
  const bound = before.readAt ?? Math.max(...lying.map(({ takenAt }) => takenAt));
  if (!Number.isFinite(bound)) return [];
  const known = new Map(lying.filter(({ messageId }) => messageId).map((mail) => [mail.messageId, mail]));
  const oldest = Math.min(bound, ...lying.map(({ takenAt }) => takenAt)) - LONGEST_JOURNEY;
  const uids: number[] = [];
  for (const message of await since(folder.client, oldest)) {
    const isKnown = known.delete(idOf(message));
    if (isKnown || isNew(message, bound)) uids.push(message.uid);
  }
  await reportLost(folder, [...known.values()]);
  return uids;
}

async function since(client: ImapFlow, time: number): Promise<FetchMessageObject[]> {
  const uids = (await client.search({ since: new Date(time) }, { uid: true })) || [];
  const messages: FetchMessageObject[] = [];
  for (let i = 0; i < uids.length; i += BATCH) {
    const set = uids.slice(i, i + BATCH).join(',');
    messages.push(...(await client.fetchAll(set, { uid: true, internalDate: true, envelope: true }, { uid: true })));
  }
  return messages;
}

/** A restored folder may give every mail today's INTERNALDATE, so the mail's own date has its say. */
function isNew({ internalDate, envelope }: FetchMessageObject, bound: number): boolean {
  const stored = new Date(internalDate ?? Number.NaN).getTime();
  const written = new Date(envelope?.date ?? Number.NaN).getTime();
  return !(stored < bound - SKEW) && !(written < bound - LONGEST_JOURNEY);
}

const idOf = ({ envelope }: FetchMessageObject) => envelope?.messageId?.replaceAll(/^<|>$/g, '') ?? '';

async function reportLost(folder: OpenFolder, lost: readonly LyingMail[]): Promise<void> {
  const places = new Map(lost.map(({ place }) => [place.uid, place]));
  const gone = lost
    .filter(({ states }) => !states.includes('mail.moved'))
    .map(({ place, messageId, states }) => [place.uid, { messageId, states: new Set(states) }] as const);
  await reportGone(folder, gone, (uid) => places.get(uid)!);
}
