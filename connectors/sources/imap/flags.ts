import type { FetchMessageObject, ImapFlow } from 'imapflow';
import type { OpenFolder } from './open-folder.ts';

/** Which flag makes which state true (RFC 3501, section 2.3.2). */
const STATES = new Map([
  ['\\Seen', 'mail.read'],
  ['\\Answered', 'mail.answered'],
]);

export const statesOf = (flags: ReadonlySet<string> = new Set()): string[] =>
  [...STATES].filter(([flag]) => flags.has(flag)).map(([, state]) => state);

/**
 * Says which states became true by a change of flags since this was asked last, in this session or before it. With
 * CONDSTORE (RFC 7162) the server tells the changes alone; without it the flags of all watched mails are compared.
 */
export async function reportFlags(folder: OpenFolder): Promise<void> {
  const { client, watched, progress } = folder;
  const changes = watched.size ? await changesOf(folder) : [];
  for (const { uid, flags } of changes) await report(folder, uid, statesOf(flags));
  // A change that came after the folder was opened has a higher number than this, and so is told again.
  const numbers = [folder.openedAt, progress.modSeq, ...changes.map(({ modseq }) => modseq)];
  progress.modSeq = highest(numbers);
  folder.openedAt = undefined;
  if (!hasModSeq(client)) progress.modSeq = undefined;
}

async function changesOf({ client, watched, progress }: OpenFolder): Promise<FetchMessageObject[]> {
  const flags = { uid: true, flags: true };
  if (hasModSeq(client) && progress.modSeq)
    return client.fetchAll(watched.span(), flags, { uid: true, changedSince: progress.modSeq });
  const messages: FetchMessageObject[] = [];
  for (const set of watched.sets()) messages.push(...(await client.fetchAll(set, flags, { uid: true })));
  return messages;
}

async function report({ watched, intake, placeOf, clock }: OpenFolder, uid: number, states: string[]): Promise<void> {
  const mail = watched.get(uid);
  for (const event of states) {
    if (!mail || mail.states.has(event)) continue;
    await intake.state(placeOf(uid), { event, at: clock() });
    mail.states.add(event);
  }
}

function hasModSeq({ enabled, mailbox }: ImapFlow): boolean {
  const { highestModseq, noModseq } = mailbox || {};
  return enabled.has('CONDSTORE') && highestModseq !== undefined && !noModseq;
}

const highest = (numbers: readonly (bigint | undefined)[]): bigint | undefined =>
  numbers.reduce((a, b) => (a === undefined || (b !== undefined && b > a) ? b : a), undefined);
