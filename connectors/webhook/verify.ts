import { createHmac, timingSafeEqual } from 'node:crypto';
import { keyBytes } from './signature.ts';

/** How old or how far ahead a message may be, in ms: what the specification recommends. */
export const TOLERANCE_MS = 5 * 60_000;

/** The headers of a signed message, as they came. */
export interface SignedHeaders {
  readonly id: string | undefined;
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
}

/** Letters that stand in no other header's way. */
const ID = /^[\x21-\x7e]{1,256}$/;

/** Why the headers cannot be those of a message of now, as a sentence; undefined where they can. */
export function headerProblem({ id, timestamp, signature }: SignedHeaders, now: number): string | undefined {
  if (!id || !timestamp || !signature)
    return 'The message is not signed: the headers webhook-id, webhook-timestamp and webhook-signature must be there.';
  if (!ID.test(id)) return 'webhook-id must be 1 to 256 visible ASCII characters.';
  if (!/^\d{1,12}$/.test(timestamp)) return 'webhook-timestamp must be in whole seconds since 1970.';
  if (Math.abs(Number(timestamp) * 1_000 - now) > TOLERANCE_MS)
    return 'webhook-timestamp is more than five minutes from the present: set the clock, and sign each attempt anew.';
  return undefined;
}

/**
 * Whether a message was signed with one of the secrets (Standard Webhooks 1.0, https://www.standardwebhooks.com). Several
 * signatures may stand in the header, separated by spaces; those of other versions than `v1` are passed over. Takes the
 * same time whichever matches.
 */
export function isSigned(
  { id, timestamp, signature }: SignedHeaders,
  body: string,
  secrets: readonly string[],
): boolean {
  const given = (signature ?? '').split(' ').slice(0, MOST_SIGNATURES);
  const macs = given.flatMap((one) => (one.startsWith('v1,') ? [Buffer.from(one.slice(3), 'base64')] : []));
  let found = false;
  for (const secret of secrets) {
    const own = createHmac('sha256', keyBytes(secret)).update(`${id}.${timestamp}.${body}`).digest();
    for (const mac of macs) found = (mac.length === own.length && timingSafeEqual(mac, own)) || found;
  }
  return found;
}

const MOST_SIGNATURES = 20;
