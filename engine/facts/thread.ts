import { parseMessage } from './mime/part.ts';
import { Problems } from './problems.ts';

/** A thread names no more of its mails than this, or somebody plays with us. */
const MOST_REFERENCES = 100;

/** The Message-IDs of the mails that a mail answers (RFC 5322, section 3.6.4), without angle brackets, each once. */
export function answeredBy(raw: Uint8Array): readonly string[] {
  const { headers } = parseMessage(raw, new Problems());
  const ids = `${headers.raw('references')} ${headers.raw('in-reply-to')}`.match(/<[^<>\s]+>/g) ?? [];
  return [...new Set(ids.map((id) => id.slice(1, -1)))].slice(-MOST_REFERENCES);
}
