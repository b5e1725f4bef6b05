import type { FetchMessageObject, FetchQueryObject } from 'imapflow';
import type { OpenFolder } from './open-folder.ts';

/** So many messages are fetched by one command. */
const BATCH = 20;

/** After so many failures on end the intake is out of order, not a mail. */
const FAILURES_ON_END = 3;

/** What is done with each new message of a folder. */
export interface Reader {
  readonly query: FetchQueryObject;
  /**
   * Rejects where the message has to be read once more.
   *
   * @param cameAfter it came after this moment, in epoch ms, where that is known
   */
  read(folder: OpenFolder, message: FetchMessageObject, cameAfter: number | undefined): Promise<void>;
}

/** A mail could not be read or kept: it is owed. The rest of the pass was done, or given up where it would have gone the same way. */
export class NotKept extends Error {
  override readonly name = 'NotKept';
}

/**
 * Reads the messages that are new, then those that are owed where it is time to.
 *
 * @param grown by how many messages the folder has grown since it was read last, where that is known: a few are fetched
 *   at once, without asking for their UIDs first.
 * @throws NotKept
 */
export async function readNew(
  folder: OpenFolder,
  reader: Reader,
  grown: number | undefined,
  isDue: boolean,
): Promise<void> {
  const { progress, clock } = folder;
  const owed = isDue ? progress.ledger.again : [];
  const failures = new Failures();
  const few = grown !== undefined && grown <= BATCH ? await fetchFew(folder, reader, grown) : undefined;
  if (few) await readThese(folder, reader, few, progress.readAt, failures);
  else await readByUid(folder, reader, await newUids(folder), progress.readAt, failures);
  if (!failures.last) progress.readToTheEnd(clock);
  await readByUid(folder, reader, owed, undefined, failures);
  if (failures.last) throw failures.last;
}

/** A mail that cannot be kept does not hold up the next one; but when nothing can be, no more is fetched. */
class Failures {
  last: NotKept | undefined;
  #onEnd = 0;

  note(error: unknown): void {
    this.last = new NotKept((error as Error).message, { cause: error });
    this.#onEnd += 1;
    if (this.#onEnd >= FAILURES_ON_END) throw this.last;
  }

  end(): void {
    this.#onEnd = 0;
  }
}

/** @returns undefined where fewer came than there are: then it has to be found out which. */
async function fetchFew({ client, progress }: OpenFolder, { query }: Reader, grown: number) {
  const from = progress.ledger.next;
  const messages = await client.fetchAll(`${from}:*`, query, { uid: true }).catch((error) => {
    if (!client.usable) throw error;
    return [];
  });
  // `n:*` always holds the last message, even one below n.
  const fresh = messages.filter(({ uid }) => uid >= from);
  return fresh.length >= grown ? fresh : undefined;
}

async function newUids({ client, progress }: OpenFolder): Promise<number[]> {
  const from = progress.ledger.next;
  const found = await client.search({ uid: `${from}:*` }, { uid: true });
  if (!found) throw new Error('The server did not say which mails are new');
  return found.filter((uid) => uid >= from).sort((a, b) => a - b);
}

async function readByUid(
  folder: OpenFolder,
  reader: Reader,
  uids: readonly number[],
  cameAfter: number | undefined,
  failures: Failures,
): Promise<void> {
  for (let i = 0; i < uids.length; i += BATCH) {
    const batch = uids.slice(i, i + BATCH);
    const messages = await fetchThese(folder, reader, batch);
    await readThese(folder, reader, messages, cameAfter, failures);
    const came = new Set(messages.map(({ uid }) => uid));
    const missing = batch.filter((uid) => !came.has(uid));
    if (missing.length) await accountFor(folder, missing, failures);
  }
}

/** Some servers refuse a whole command for one message that they cannot read; the others are then asked for one by one. */
async function fetchThese(folder: OpenFolder, reader: Reader, uids: readonly number[]): Promise<FetchMessageObject[]> {
  try {
    return await folder.client.fetchAll(uids.join(','), reader.query, { uid: true });
  } catch (error) {
    if (!folder.client.usable) throw error;
    if (uids.length === 1) return [];
    const messages: FetchMessageObject[] = [];
    for (const uid of uids) messages.push(...(await fetchThese(folder, reader, [uid])));
    return messages;
  }
}

async function readThese(
  folder: OpenFolder,
  reader: Reader,
  messages: readonly FetchMessageObject[],
  cameAfter: number | undefined,
  failures: Failures,
): Promise<void> {
  for (const message of messages.toSorted((a, b) => a.uid - b.uid)) {
    folder.signal.throwIfAborted();
    try {
      await reader.read(folder, message, cameAfter);
      failures.end();
    } catch (error) {
      if (!folder.client.usable) throw error;
      folder.progress.ledger.owe(message.uid);
      failures.note(error);
    }
  }
}

/** A message that was asked for and did not come was removed meanwhile, or the server could not read it. */
async function accountFor({ client, progress }: OpenFolder, missing: readonly number[], failures: Failures) {
  const there = new Set((await client.search({ uid: missing.join(',') }, { uid: true })) || []);
  for (const uid of missing) {
    if (there.has(uid)) progress.ledger.owe(uid);
    else progress.ledger.pass(uid);
  }
  if (there.size) failures.note(new Error('the server did not give a mail that it has'));
}
