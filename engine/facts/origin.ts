import type { Envelope } from './facts.ts';
import type { Part } from './mime/part.ts';

/** Written by a program in answer to a mail or about one (RFC 3834 §2, and what programs did before it). */
export function isAutomatic({ headers, type }: Part, envelope: Envelope): boolean {
  const submitted = headers.raw('auto-submitted').toLowerCase();
  if (submitted && !submitted.startsWith('no')) return true;
  if (/^\s*(?:auto[_-]?reply|auto[_-]?response)/i.test(headers.raw('precedence'))) return true;
  if (['x-autoreply', 'x-autorespond', 'x-auto-reply', 'x-failed-recipients'].some((name) => headers.has(name)))
    return true;
  if (type.value === 'multipart/report') return true;
  if (envelope.mailFrom === '' || headers.raw('return-path').replace(/\s/g, '') === '<>') return true;
  return /(?:^|[\s<"])(?:mailer-daemon|postmaster)@/i.test(headers.raw('from'));
}

/** Sent to many at once (RFC 2369, RFC 2919, RFC 8058). */
export function isBulk({ headers }: Part): boolean {
  if (['list-id', 'list-unsubscribe', 'list-post', 'list-help'].some((name) => headers.has(name))) return true;
  return /^\s*(?:bulk|list|junk)\b/i.test(headers.raw('precedence'));
}
