import type { FetchMessageObject, ImapFlow } from 'imapflow';
import { cutOff } from '../cut-off.ts';

/** So much of each new message comes with its flags in one answer: nearly all mails are no larger. Bytes. */
export const FIRST_CHUNK = 128 * 1024;

/** The rest of a large message comes in pieces of this size. Bytes. */
const CHUNK = 1024 * 1024;

/** What is asked of every new message. The body is peeked at: nothing of ours marks a mail as read. */
export const NEW_MESSAGE = {
  uid: true,
  flags: true,
  internalDate: true,
  size: true,
  source: { start: 0, maxLength: FIRST_CHUNK },
} as const;

export interface Whole {
  readonly raw: Uint8Array;
  /** Why it is not whole, as a sentence. */
  readonly problem?: string | undefined;
}

/**
 * Completes a message that was fetched with {@link NEW_MESSAGE}.
 *
 * The end is where the server gives less than was asked: RFC822.SIZE is wrong on some servers, so it only decides that
 * a message is too large to begin with.
 *
 * @returns undefined where the message was removed meanwhile.
 */
export async function complete(
  client: ImapFlow,
  { uid, source, size = 0 }: FetchMessageObject,
  maxSize: number,
): Promise<Whole | undefined> {
  if (!source) return undefined;
  if (source.length < FIRST_CHUNK) return { raw: source };
  if (size > maxSize) return beginning(client, uid, source, size, maxSize);
  const pieces = [source];
  for (let length = source.length; ; ) {
    const piece = await fetchPiece(client, uid, length, CHUNK);
    if (!piece) return undefined;
    pieces.push(piece);
    length += piece.length;
    if (length > maxSize) return cut(Buffer.concat(pieces), length, maxSize);
    if (piece.length < CHUNK) return { raw: Buffer.concat(pieces) };
  }
}

async function beginning(
  client: ImapFlow,
  uid: number,
  first: Buffer,
  size: number,
  maxSize: number,
): Promise<Whole | undefined> {
  const { keep } = cutOff(size, maxSize);
  const rest = keep > first.length ? await fetchPiece(client, uid, first.length, keep - first.length) : Buffer.alloc(0);
  return rest && cut(Buffer.concat([first, rest]), size, maxSize);
}

function cut(raw: Buffer, size: number, maxSize: number): Whole {
  const { keep, problem } = cutOff(size, maxSize);
  return { raw: raw.subarray(0, keep), problem };
}

/** @returns nothing but an empty piece past the end; undefined where the message is gone. */
async function fetchPiece(
  client: ImapFlow,
  uid: number,
  start: number,
  maxLength: number,
): Promise<Buffer | undefined> {
  const message = await client.fetchOne(String(uid), { source: { start, maxLength } }, { uid: true });
  return message ? (message.source ?? Buffer.alloc(0)) : undefined;
}
