import type { FetchMessageObject, ImapFlow, MessageEnvelopeObject } from 'imapflow';
import type { Intake } from '../source.ts';

/** A thread names no more of its mails than this, or somebody plays with us. */
const MOST_REFERENCES = 100;

const HEADERS = ['references', 'x-forwarded-message-id', 'auto-submitted'];

/** What is asked of a mail of ours: never its body. */
export const REPLY = { uid: true, envelope: true, internalDate: true, headers: HEADERS };

/** `Fw:` in the languages that mail programs write it in. */
const FORWARDED = /^\s*(fwd?|wg|tr|rv|enc|i|转发|轉寄|轉發|转寄)\s*[:：]/iu;

/**
 * The Message-IDs that a mail of ours answers (RFC 5322, section 3.6.4), without angle brackets. None for a
 * forwarded mail, which names what it forwards, nor for one that a machine wrote (RFC 3834): nobody has answered then.
 */
export function answeredBy({ inReplyTo = '', subject = '' }: MessageEnvelopeObject, headers: string): string[] {
  const unfolded = headers.replaceAll(/\r?\n[ \t]+/g, ' ');
  if (FORWARDED.test(subject) || /^x-forwarded-message-id:/im.test(unfolded)) return [];
  if (/^auto-submitted:(?!\s*no\b)/im.test(unfolded)) return [];
  const references = /^references:(.*)$/im.exec(unfolded)?.[1] ?? '';
  const ids = `${references} ${inReplyTo}`.match(/<[^<>\s]+>/g) ?? [];
  return [...new Set(ids.map((id) => id.slice(1, -1)))].slice(-MOST_REFERENCES);
}

/** Whether somebody of ours wrote it: one of these addresses or `@domains`, in lower case. */
export function isOurs({ from = [] }: MessageEnvelopeObject, ours: readonly string[]): boolean {
  const address = from[0]?.address?.toLowerCase() ?? '';
  return ours.includes(address) || ours.includes(address.slice(address.lastIndexOf('@')));
}

/** Tells what the mail answers. @param headers its header section, or the part of it that matters */
export async function reportReply(
  { envelope = {}, internalDate }: FetchMessageObject,
  headers: string,
  intake: Intake,
  now: number,
): Promise<void> {
  const at = Math.min(now, new Date(internalDate ?? now).getTime() || now);
  for (const id of answeredBy(envelope, headers)) await intake.answered(id, at);
}

/** The folder in which the account keeps what it sent, by RFC 6154 or by its name. */
export async function findSent(client: ImapFlow): Promise<string | undefined> {
  return (await client.list()).find(({ specialUse }) => specialUse === '\\Sent')?.path;
}
