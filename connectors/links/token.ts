import { createHmac, timingSafeEqual } from 'node:crypto';

/** What the holder of a link may do. New ones are added at the end: tokens name them by their place. */
export const ACTIONS = ['acknowledge', 'resolve', 'fine', 'bad'] as const;
export type Action = (typeof ACTIONS)[number];

/** What one token lets its holder do, once: act on one alert as the person whom it went to. */
export interface Grant {
  readonly action: Action;
  readonly event: string;
  /** Key of the alert. */
  readonly alert: string;
  readonly person: string;
  /** Epoch ms, in whole seconds. */
  readonly expires: number;
  /** Under which the use of the token is remembered, hex. */
  readonly nonce: string;
}

/** `expired` tokens were ours; of `invalid` ones nothing is known: forged, cut, of another installation or purpose. */
export type Reading = { readonly grant: Grant } | { readonly trouble: 'expired' | 'invalid' };

const VERSION = 1;
const NONCE_BYTES = 12;
const MAC_BYTES = 32;
const LONGEST = 1_024;

/**
 * Version, action, expiry (seconds, 32 bits), nonce, alert, event and person (each after its length), and an HMAC-SHA256 over
 * all of that; as base64url.
 *
 * @param key derived for links alone, so that nothing that was signed for another purpose passes
 */
export function sealGrant(grant: Omit<Grant, 'nonce'>, key: Uint8Array): string {
  const head = Buffer.alloc(6);
  head.writeUInt8(VERSION, 0);
  head.writeUInt8(ACTIONS.indexOf(grant.action), 1);
  head.writeUInt32BE(Math.floor(grant.expires / 1_000), 2);
  const texts = [grant.alert, grant.event, grant.person].map(field);
  const body = Buffer.concat([head, nonceOf(grant, key), ...texts]);
  return Buffer.concat([body, mac(body, key)]).toString('base64url');
}

/** @param now epoch ms */
export function readGrant(token: string, key: Uint8Array, now: number): Reading {
  const bytes = bytesOf(token);
  if (!bytes) return { trouble: 'invalid' };
  const body = bytes.subarray(0, -MAC_BYTES);
  if (!timingSafeEqual(bytes.subarray(-MAC_BYTES), mac(body, key))) return { trouble: 'invalid' };
  const action = ACTIONS[body.readUInt8(1)];
  if (body.readUInt8(0) !== VERSION || !action) return { trouble: 'invalid' };
  const expires = body.readUInt32BE(2) * 1_000;
  if (expires <= now) return { trouble: 'expired' };
  const nonce = body.subarray(6, 6 + NONCE_BYTES).toString('hex');
  const [alert, event, person] = fieldsIn(body.subarray(6 + NONCE_BYTES));
  return { grant: { action, event: event!, alert: alert!, person: person!, expires, nonce } };
}

/** A value that is no canonical base64url is none of ours: each token has one spelling. */
function bytesOf(token: string): Buffer | undefined {
  if (token.length > LONGEST || !/^[\w-]+$/.test(token)) return undefined;
  const bytes = Buffer.from(token, 'base64url');
  const isWhole = bytes.length > 6 + NONCE_BYTES + 3 + MAC_BYTES && bytes.toString('base64url') === token;
  return isWhole ? bytes : undefined;
}

/**
 * Not by chance: a delivery that is repeated after a crash carries the same link, as it carries the same Message-ID. Nobody without the
 * key can know it.
 */
function nonceOf({ action, alert, person }: Omit<Grant, 'nonce'>, key: Uint8Array): Buffer {
  return mac(Buffer.from(JSON.stringify(['nonce', action, alert, person])), key).subarray(0, NONCE_BYTES);
}

function field(text: string): Buffer {
  const bytes = Buffer.from(text);
  if (bytes.length > 255) throw new Error(`a link cannot name what is longer than 255 bytes: ${text.slice(0, 40)}…`);
  return Buffer.concat([Buffer.of(bytes.length), bytes]);
}

function fieldsIn(bytes: Buffer): string[] {
  const fields: string[] = [];
  for (let at = 0; at < bytes.length; at += 1 + bytes[at]!) {
    fields.push(bytes.subarray(at + 1, at + 1 + bytes[at]!).toString());
  }
  return fields;
}

const mac = (body: Uint8Array, key: Uint8Array) => createHmac('sha256', key).update(body).digest();
