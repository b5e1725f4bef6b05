import { type Part, parseMessage } from './mime/part.ts';
import { Problems } from './problems.ts';

/** A thread names no more of its mails than this, or somebody plays with us. */
const MOST_REFERENCES = 100;

/** The Message-IDs of the mails that a mail answers (RFC 5322, section 3.6.4), without angle brackets, each once. */
export function answeredBy(raw: Uint8Array): readonly string[] {
  return repliedTo(parseMessage(raw, new Problems()));
}

/** Likewise of a message that was parsed: the first mail of the thread first, the one that it answers last. */
export function repliedTo({ headers }: Part): readonly string[] {
  const ids = `${headers.raw('references')} ${headers.raw('in-reply-to')}`.match(/<[^<>\s]+>/g) ?? [];
  return [...new Set(ids.map((id) => id.slice(1, -1)))].slice(-MOST_REFERENCES);
}
