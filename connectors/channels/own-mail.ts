import { createHmac, timingSafeEqual } from 'node:crypto';
import { domainToASCII } from 'node:url';

/** The header by which the intake knows an alert of ours, so that no alert is ever the cause of another. */
export const SIGNATURE_HEADER = 'X-Posthorn-Signature';

/** Far more than relays add to ours. */
const HEADER_BYTES = 256 * 1024;

const FORM = /^v1 (?<id><[^\s<>]+>) (?<mac>[0-9a-f]{64})$/;

/**
 * The header's value: the Message-ID and an HMAC over it and the sender. The id stands in the value because relays
 * (Amazon SES, for one) give a message an id of their own; the sender is covered so that somebody who saw an alert must also forge
 * our address, which DMARC refuses, to slip a mail past the policies.
 */
export function signOwn(messageId: string, from: string, key: Uint8Array): string {
  return `v1 ${messageId} ${mac(messageId, from, key)}`;
}

/**
 * Whether a message is an alert that this installation sent.
 *
 * @param headers name and value of each header field, unfolded; names in any case
 */
export function isOurs(headers: Iterable<readonly [name: string, value: string]>, key: Uint8Array): boolean {
  const fields = [...headers].map(([name, value]) => [name.toLowerCase(), value.replace(/\s+/g, ' ').trim()] as const);
  const only = (name: string) => {
    const found = fields.filter(([field]) => field === name.toLowerCase());
    return found.length === 1 ? found[0]![1] : undefined;
  };
  const signature = FORM.exec(only(SIGNATURE_HEADER) ?? '')?.groups;
  const from = only('From');
  if (!signature || from === undefined) return false;
  const expected = mac(signature.id!, addressIn(from), key);
  return timingSafeEqual(Buffer.from(expected, 'hex'), Buffer.from(signature.mac!, 'hex'));
}

/** {@link isOurs}, of a raw message. */
export function isOurMail(raw: Uint8Array, key: Uint8Array): boolean {
  const header = headerOf(raw).replace(/\r?\n(?=[ \t])/g, '');
  const fields = header.split(/\r?\n/).map((line) => line.split(/:(.*)/s, 2) as [string, string?]);
  return isOurs(
    fields.map(([name, value = '']) => [name, value]),
    key,
  );
}

/**
 * An alert of ours as it may be kept: it was sent with links that act, and the body and the fields that hold them are secrets. What it said
 * stands in the notification log.
 */
export function withoutSecrets(raw: Uint8Array): Uint8Array {
  const header = headerOf(raw).split(/\r?\n(?![ \t])/);
  const kept = header.filter((field) =>
    /^(?:from|to|date|message-id|auto-submitted|x-posthorn-signature):/i.test(field),
  );
  return new TextEncoder().encode(`${kept.join('\r\n')}\r\n\r\n`);
}

/** Ends at the first empty line (RFC 5322 §2.1). */
const headerOf = (raw: Uint8Array) =>
  new TextDecoder().decode(raw.subarray(0, HEADER_BYTES)).split(/\r?\n\r?\n/, 1)[0]!;

function mac(messageId: string, from: string, key: Uint8Array): string {
  return createHmac('sha256', key)
    .update(`own mail\n${messageId}\n${canonical(from)}`)
    .digest('hex');
}

/** The address of a From field (RFC 5322 §3.4), which of ours holds exactly one. */
const addressIn = (from: string) => /<([^<>]*)>$/.exec(from)?.[1] ?? from;

/** Domains travel as ASCII or not, as the relay likes. */
function canonical(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  return `${address.slice(0, at)}@${domainToASCII(domain) || domain}`.toLowerCase();
}
