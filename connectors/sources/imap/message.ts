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
 * @throws where the server does not give all of it; it may have been removed meanwhile.
 */
export async function complete(client: ImapFlow, message: FetchMessageObject, maxSize: number): Promise<Whole> {
  const { uid, source, size = 0 } = message;
  if (!source) throw new Error('the server gave no text with a mail');
  if (source.length < FIRST_CHUNK) return { raw: source };
  if (size > maxSize) return beginning(client, uid, source, size, maxSize);
  const pieces = [source];
  for (let length = source.length; ; ) {
    const piece = await fetchPiece(client, uid, length, CHUNK);
    pieces.push(piece);
    length += piece.length;
    if (length > maxSize) return cut(Buffer.concat(pieces), length, maxSize);
    if (piece.length < CHUNK) return { raw: Buffer.concat(pieces) };
  }
}

async function beginning(client: ImapFlow, uid: number, first: Buffer, size: number, maxSize: number): Promise<Whole> {
  const missing = cutOff(size, maxSize).keep - first.length;
  const rest = missing > 0 ? await fetchPiece(client, uid, first.length, missing) : Buffer.alloc(0);
  return cut(Buffer.concat([first, rest]), size, maxSize);
}

function cut(raw: Buffer, size: number, maxSize: number): Whole {
  const { keep, problem } = cutOff(size, maxSize);
  return { raw: raw.subarray(0, keep), problem };
}

/** Past the end it is empty. */
async function fetchPiece(client: ImapFlow, uid: number, start: number, maxLength: number): Promise<Buffer> {
  const message = await client.fetchOne(String(uid), { source: { start, maxLength } }, { uid: true });
  if (!message) throw new Error('a mail went away while it was read');
  return message.source ?? Buffer.alloc(0);
}
