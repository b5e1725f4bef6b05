import type { Problems } from '../problems.ts';
import { latinText } from './charset.ts';

const SIX_BITS = sixBits();
const OTHER = 255;

function sixBits(): Uint8Array {
  const table = new Uint8Array(256).fill(255);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  for (let i = 0; i < alphabet.length; i++) table[alphabet.charCodeAt(i)] = i;
  return table;
}

const EQUALS = 0x3d;

/**
 * Base64 as mail has it (RFC 2045 §6.8): whatever is not of the alphabet is skipped, and padding may stand between
 * pieces that were encoded one by one.
 */
export function decodeBase64(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly sound: boolean } {
  const out = new Uint8Array(Math.floor((bytes.length * 3) / 4) + 3);
  let length = 0;
  let held = 0;
  let count = 0;
  let strange = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    const six = SIX_BITS[byte] as number;
    if (six === OTHER) {
      if (byte === EQUALS) {
        if (count > 1) out[length++] = count === 2 ? held >> 4 : held >> 10;
        if (count === 3) out[length++] = (held >> 2) & 255;
        held = count = 0;
      } else if (byte > 32) strange++;
      continue;
    }
    held = (held << 6) | six;
    if (++count < 4) continue;
    out[length++] = held >> 16;
    out[length++] = (held >> 8) & 255;
    out[length++] = held & 255;
    held = count = 0;
  }
  if (count > 1) out[length++] = count === 2 ? held >> 4 : held >> 10;
  if (count === 3) out[length++] = (held >> 2) & 255;
  return { bytes: out.subarray(0, length), sound: !strange && count !== 1 };
}

const hexDigit = (byte: number | undefined): number => {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
};

const LINE_FEED = 10;
const RETURN = 13;

/** Quoted-printable (RFC 2045 §6.7). What is no escape stays as it is. */
export function decodeQuotedPrintable(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly sound: boolean } {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  let sound = true;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte !== EQUALS) {
      out[length++] = byte;
      continue;
    }
    const high = hexDigit(bytes[i + 1]);
    const low = hexDigit(bytes[i + 2]);
    if (high >= 0 && low >= 0) {
      out[length++] = high * 16 + low;
      i += 2;
      continue;
    }
    const end = softBreakEnd(bytes, i + 1);
    if (end < 0) {
      out[length++] = byte;
      sound = false;
    } else i = end - 1;
  }
  return { bytes: out.subarray(0, length), sound };
}

/** Where the line after a soft break begins, or -1 where there is none. Spaces may have been added before its end. */
function softBreakEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] === 32 || bytes[at] === 9) at++;
  if (at >= bytes.length) return at;
  if (bytes[at] === RETURN) return bytes[at + 1] === LINE_FEED ? at + 2 : at + 1;
  return bytes[at] === LINE_FEED ? at + 1 : -1;
}

/** uuencode, the way of mail before MIME: lines that begin with their length. */
function decodeUu(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  const lines = latinText(bytes);
  for (const line of lines.split(/\r?\n/)) {
    if (/^(?:begin |end\b|$)/.test(line)) continue;
    const wanted = out.length + ((line.charCodeAt(0) - 32) & 63);
    for (let i = 1; out.length < wanted && i < line.length; i += 4) {
      const [a = 0, b = 0, c = 0, d = 0] = [0, 1, 2, 3].map((k) => ((line.charCodeAt(i + k) || 32) - 32) & 63);
      out.push((a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d);
    }
    out.length = Math.min(out.length, wanted);
  }
  return Uint8Array.from(out);
}

/** Decodes what a part carries. An unknown encoding leaves it as it is, as RFC 2049 §2 wants, and says so. */
export function decodeTransfer(bytes: Uint8Array, encoding: string, problems: Problems): Uint8Array {
  const name = /[\w-]+/.exec(encoding.toLowerCase())?.[0] ?? '';
  if (name === 'base64' || name === 'quoted-printable') {
    const decoded = name === 'base64' ? decodeBase64(bytes) : decodeQuotedPrintable(bytes);
    if (!decoded.sound) problems.add('encoding');
    return decoded.bytes;
  }
  if (/^(?:x-)?uu(?:e|encode)$/.test(name)) return decodeUu(bytes);
  if (!/^(?:|7bit|8bit|binary|7-bit|8-bit)$/.test(name)) problems.add('encoding');
  return bytes;
}
