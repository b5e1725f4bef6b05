import type { FetchMessageObject } from 'imapflow';
import { crashPoint } from '../../crash-points.ts';
import { statesOf } from './flags.ts';
import { complete, NEW_MESSAGE, type Whole } from './message.ts';
import type { OpenFolder } from './open-folder.ts';
import type { Reader } from './read-new.ts';
import { isOurs, reportReply } from './replies.ts';

/** Reads a watched folder: every mail is taken in. @param ours see the configuration */
export function mailReader(ours: readonly string[]): Reader {
  return {
    query: ours.length ? { ...NEW_MESSAGE, envelope: true } : NEW_MESSAGE,
    async read(folder, message, cameAfter) {
      const { intake, clock, client, config } = folder;
      const whole = await complete(client, message, config.maxSize);
      if (message.envelope && isOurs(message.envelope, ours))
        await reportReply(message, headersOf(whole.raw), intake, clock());
      await take(folder, message, whole, cameAfter);
    },
  };
}

/** Takes in what somebody of ours sent: what becomes of the copy that was kept is no news. */
export async function takeSent(
  folder: OpenFolder,
  message: FetchMessageObject,
  { raw, problem }: Whole,
): Promise<void> {
  const { intake, config, clock } = folder;
  const envelope = { mailbox: config.name, receivedAt: receivedAt(message.internalDate, undefined, clock()) };
  const { handed } = await intake.take({ raw, envelope, source: 'sent', problem });
  settle(folder, message.uid, handed);
}

async function take(
  folder: OpenFolder,
  { uid, flags, internalDate }: FetchMessageObject,
  { raw, problem }: Whole,
  cameAfter: number | undefined,
): Promise<void> {
  const { intake, watched, config, clock, placeOf } = folder;
  const envelope = { mailbox: config.name, receivedAt: receivedAt(internalDate, cameAfter, clock()) };
  const held = statesOf(flags);
  const states = held.map((event) => ({ event, at: clock() }));
  const { handed } = await intake.take({ raw, envelope, source: 'imap', place: placeOf(uid), states, problem });
  crashPoint('imap:after-take');
  watched.add(uid, messageIdOf(raw), held);
  settle(folder, uid, handed);
}

/** The mail is taken; the cursor passes it when it was handed over. */
function settle({ progress, retakeSoon }: OpenFolder, uid: number, handed: Promise<void>): void {
  const { ledger } = progress;
  ledger.taken(uid);
  handed
    .then(
      () => ledger.handed(uid),
      () => {
        ledger.owe(uid);
        retakeSoon();
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
