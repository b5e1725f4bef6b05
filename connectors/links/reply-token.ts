import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The secret of an alert's answers: the alert's key and 80 bits of an HMAC over it. Servers may write addresses in small letters, and a
 * local part has room for 64 characters (RFC 5321 §4.5.3.1.1): hence base32 (RFC 4648 §6), in small letters, 42 of them.
 *
 * @returns undefined for an alert whose key is none of the arbiter's
 */
export function replyToken(alert: string, key: Uint8Array): string | undefined {
  if (!/^[0-9a-f]{32}$/.test(alert)) return undefined;
  return base32(Buffer.concat([Buffer.from(alert, 'hex'), mac(alert, key)]));
}

/** The key of the alert that a token answers; undefined where the token is none of ours. */
export function readReplyToken(token: string, key: Uint8Array): string | undefined {
  const bytes = fromBase32(token.toLowerCase());
  if (bytes?.length !== KEY_BYTES + MAC_BYTES) return undefined;
  const alert = bytes.subarray(0, KEY_BYTES).toString('hex');
  return timingSafeEqual(bytes.subarray(KEY_BYTES), mac(alert, key)) ? alert : undefined;
}

/** Every token that stands in addresses (`alerts+TOKEN@…`) or in a subject (`[#TOKEN]`), ours or not. */
export function replyTokensIn(addresses: readonly string[], subject: string): string[] {
  const inAddresses = addresses.flatMap((address) => /\+([a-z2-7]{42})@/i.exec(address)?.[1] ?? []);
  const inSubject = [...subject.matchAll(/\[#([a-z2-7]{42})\]/gi)].map(([, token]) => token!);
  return [...new Set([...inAddresses, ...inSubject].map((token) => token.toLowerCase()))];
}

const KEY_BYTES = 16;
const MAC_BYTES = 10;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

const mac = (alert: string, key: Uint8Array) =>
  createHmac('sha256', key).update(`reply ${alert}`).digest().subarray(0, MAC_BYTES);

function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => LETTERS[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

function fromBase32(text: string): Buffer | undefined {
  const values = [...text].map((letter) => LETTERS.indexOf(letter));
  if (values.includes(-1)) return undefined;
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
