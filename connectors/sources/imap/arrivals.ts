import type { FetchMessageObject, FetchQueryObject } from 'imapflow';
import { crashPoint } from '../../crash-points.ts';
import { statesOf } from './flags.ts';
import { complete, NEW_MESSAGE, type Whole } from './message.ts';
import type { OpenFolder } from './open-folder.ts';
import { isOurs, REPLY, reportReply } from './replies.ts';

/** So many messages are fetched by one command. */
const BATCH = 20;

/** After so many failures on end the intake is out of order, not a mail. */
const FAILURES_ON_END = 3;

/** What is done with each new message of a folder. */
export interface Reader {
  readonly query: FetchQueryObject;
  /** Rejects where the message has to be read once more. */
  read(folder: OpenFolder, message: FetchMessageObject, cameAfter: number | undefined): Promise<void>;
}

/** A mail could not be kept. The rest of the pass was done, or given up where it would have gone the same way. */
export class NotKept extends Error {
  override readonly name = 'NotKept';
}

/**
 * Reads the messages that are owed and those that are new.
 *
 * @param grown by how many messages the folder has grown since it was read last, where that is known: a few are fetched
 *   at once, without asking for their UIDs first.
 * @throws NotKept
 */
export async function readNew(folder: OpenFolder, reader: Reader, grown: number | undefined): Promise<void> {
  const { progress, client, clock } = folder;
  const { ledger } = progress;
  const failures = new Failures();
  await readAll(folder, reader, batches(ledger.again), undefined, failures);
  const from = ledger.next;
  const isFew = grown !== undefined && grown <= BATCH;
  const found = isFew ? [] : await client.search({ uid: `${from}:*` }, { uid: true });
  if (!found) throw new Error('The server did not say which mails are new');
  // `n:*` always holds the last message, even one below n.
  const sets = isFew ? [`${from}:*`] : batches(found.filter((uid) => uid >= from));
  await readAll(folder, reader, sets, progress.readAt, failures);
  if (failures.last) throw failures.last;
  progress.readToTheEnd(clock);
}

const batches = (uids: readonly number[]): string[] =>
  Array.from({ length: Math.ceil(uids.length / BATCH) }, (_, n) => uids.slice(n * BATCH, (n + 1) * BATCH).join(','));

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

async function readAll(
  folder: OpenFolder,
  reader: Reader,
  sets: readonly string[],
  cameAfter: number | undefined,
  failures: Failures,
): Promise<void> {
  const { ledger } = folder.progress;
  for (const set of sets) {
    const asked = Number(set.split(':')[0]);
    const messages = await folder.client.fetchAll(set, reader.query, { uid: true });
    const wanted = set.endsWith('*') ? messages.filter(({ uid }) => uid >= asked) : messages;
    for (const message of wanted.sort((a, b) => a.uid - b.uid)) {
      folder.signal.throwIfAborted();
      try {
        await reader.read(folder, message, cameAfter);
        failures.end();
      } catch (error) {
        if (!folder.client.usable) throw error;
        ledger.owe(message.uid);
        failures.note(error);
      }
    }
    passRemoved(folder, set, wanted);
  }
}

/** What was asked for by its UID and did not come is not there any more. */
function passRemoved({ progress: { ledger } }: OpenFolder, set: string, came: readonly FetchMessageObject[]): void {
  if (set.endsWith('*')) return;
  const there = new Set(came.map(({ uid }) => uid));
  for (const uid of set.split(',').map(Number)) if (!there.has(uid)) ledger.pass(uid);
}

/** A watched folder: every mail is taken in. */
export function mailReader(ours: readonly string[]): Reader {
  return {
    query: ours.length ? { ...NEW_MESSAGE, envelope: true } : NEW_MESSAGE,
    async read(folder, message, cameAfter) {
      const whole = await complete(folder.client, message, folder.config.maxSize);
      if (!whole) return folder.progress.ledger.pass(message.uid);
      const { intake, clock } = folder;
      if (message.envelope && isOurs(message.envelope, ours))
        await reportReply(message, headersOf(whole.raw), intake, clock());
      await take(folder, message, whole, cameAfter);
    },
  };
}

/** The folder of sent mail: nothing is taken in, but what it answers is answered. */
export const replyReader: Reader = {
  query: REPLY,
  async read({ intake, progress, clock }, message) {
    await reportReply(message, message.headers?.toString('latin1') ?? '', intake, clock());
    progress.ledger.pass(message.uid);
  },
};

async function take(
  folder: OpenFolder,
  { uid, flags, internalDate }: FetchMessageObject,
  { raw, problem }: Whole,
  cameAfter: number | undefined,
): Promise<void> {
  const { intake, progress, watched, config, clock, placeOf } = folder;
  const { ledger } = progress;
  const envelope = { mailbox: config.name, receivedAt: receivedAt(internalDate, cameAfter, clock()) };
  const held = statesOf(flags);
  const states = held.map((event) => ({ event, at: clock() }));
  const { handed } = await intake.take({ raw, envelope, source: 'imap', place: placeOf(uid), states, problem });
  crashPoint('imap:after-take');
  ledger.taken(uid);
  watched.add(uid, messageIdOf(raw), held);
  handed
    .then(
      () => ledger.handed(uid),
      () => {
        ledger.owe(uid);
        folder.retakeSoon();
      },
    )
    .then(() => progress.save())
    // The store is out of order; the cursor stays behind, and is written with the next mail.
    .catch(() => {});
}

/**
 * When the mail came, by the server's clock. A mail that was moved or restored into the folder keeps its old date, and
 * clocks differ: a mail that was not there when we looked came after that, and none comes in the future.
 */
function receivedAt(internalDate: Date | string | undefined, cameAfter: number | undefined, now: number): number {
  const date = internalDate === undefined ? now : new Date(internalDate).getTime();
  return Math.min(Math.max(Number.isNaN(date) ? now : date, cameAfter ?? 0), now);
}

/** Without angle brackets; empty where there is none. */
function messageIdOf(raw: Uint8Array): string {
  const unfolded = headersOf(raw).replaceAll(/\r?\n[ \t]+/g, ' ');
  return /^message-id:\s*<?([^<>\s]+)>?/im.exec(unfolded)?.[1] ?? '';
}

/** Longer header sections have what we look for in their beginning, or not at all. Bytes. */
const MOST_OF_HEADERS = 256 * 1024;

function headersOf(raw: Uint8Array): string {
  const text = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.length, MOST_OF_HEADERS)).toString('latin1');
  return text.slice(0, (/\r?\n\r?\n/.exec(text)?.index ?? text.length) + 1);
}
