import type { Problems } from '../problems.ts';
import { binaryText } from './binary.ts';
import { inflate } from './inflate.ts';

/** What an archive holds, as its own directory says. */
export interface Archive {
  readonly names: readonly string[];
  readonly isEncrypted: boolean;
  /** It is broken, or holds more than is listed. */
  readonly isPartial: boolean;
}

const NONE: Archive = { names: [], isEncrypted: false, isPartial: true };
const MOST_ENTRIES = 1_000;
const DEEPEST = 3;
/** All that is unpacked of one attachment to look for archives in archives, in bytes. */
const MOST_UNPACKED = 4_000_000;

/**
 * Lists an archive, archives inside it with a slash behind their name (`a.zip/b.exe`). Undefined for what is none.
 *
 * @param problems has what all attachments of the mail together may unpack
 */
export function archiveIn(bytes: Uint8Array, type: string, problems: Problems): Archive | undefined {
  const budget: Budget = { left: MOST_UNPACKED, entries: MOST_ENTRIES, problems };
  return listed(bytes, type, 1, budget);
}

/** Unpacks what may still be unpacked. */
function inflated(packed: Uint8Array, budget: Budget): Uint8Array {
  const left = budget.problems.left('unpacked');
  const content = inflate(packed, Math.max(0, Math.min(budget.left, left)));
  budget.problems.take('unpacked', content.length < left ? content.length : left + 1);
  budget.left -= content.length;
  return content;
}

interface Budget {
  left: number;
  entries: number;
  readonly problems: Problems;
}

function listed(bytes: Uint8Array, type: string, depth: number, budget: Budget): Archive | undefined {
  if (type === 'zip' || type === 'ooxml' || type === 'odf' || type === 'jar') return zip(bytes, depth, budget);
  if (type === 'tar') return tar(bytes, budget);
  if (type === 'rar') return rar(bytes);
  // The directory of 7-Zip is itself compressed: its names are not read.
  if (type === '7z') return { ...NONE, isEncrypted: includes(bytes, [0x06, 0xf1, 0x07, 0x01]) };
  return type === 'gzip' ? gzip(bytes, depth, budget) : undefined;
}

const at16 = (bytes: Uint8Array, at: number) => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
const at32 = (bytes: Uint8Array, at: number) => (at16(bytes, at) | (at16(bytes, at + 2) << 16)) >>> 0;

const END = [0x50, 0x4b, 0x05, 0x06];
const LONGEST_COMMENT = 65_557;

/** PKWARE's APPNOTE, sections 4.3.12 and 4.3.16. */
function zip(bytes: Uint8Array, depth: number, budget: Budget): Archive {
  const end = lastIndexOf(bytes, END, bytes.length - LONGEST_COMMENT);
  if (end < 0) return NONE;
  const count = at16(bytes, end + 10);
  const names: string[] = [];
  let isEncrypted = false;
  let isPartial = false;
  let at = at32(bytes, end + 16);
  for (let i = 0; i < count; i++) {
    if (at32(bytes, at) !== 0x02014b50 || budget.entries-- <= 0) {
      isPartial = true;
      break;
    }
    const isLocked = (at16(bytes, at + 8) & 1) === 1;
    const length = at16(bytes, at + 28);
    const name = nameIn(bytes.subarray(at + 46, at + 46 + length));
    names.push(name);
    isEncrypted ||= isLocked;
    const inner =
      !isLocked && depth < DEEPEST && /\.(?:zip|jar|gz|tgz|tar|rar|7z)$/i.test(name)
        ? unpacked(bytes, at, budget)
        : undefined;
    const within = inner && listed(inner, typeOfArchive(inner), depth + 1, budget);
    if (within) {
      names.push(...within.names.map((one) => `${name}/${one}`));
      isEncrypted ||= within.isEncrypted;
      isPartial ||= within.isPartial;
    }
    at += 46 + length + at16(bytes, at + 30) + at16(bytes, at + 32);
  }
  return { names, isEncrypted, isPartial };
}

/** The content of an entry, by its row of the directory; within what may be unpacked. */
function unpacked(bytes: Uint8Array, row: number, budget: Budget): Uint8Array | undefined {
  const method = at16(bytes, row + 10);
  const local = at32(bytes, row + 42);
  const from = local + 30 + at16(bytes, local + 26) + at16(bytes, local + 28);
  const packed = bytes.subarray(from, from + at32(bytes, row + 20));
  if (method === 0) return packed;
  return method === 8 ? inflated(packed, budget) : undefined;
}

function typeOfArchive(bytes: Uint8Array): string {
  const head = binaryText(bytes.subarray(0, 4));
  if (head === 'PK\x03\x04') return 'zip';
  if (head === 'Rar!') return 'rar';
  if (head.startsWith('7z')) return '7z';
  if (head.startsWith('\x1f')) return 'gzip';
  return binaryText(bytes.subarray(257, 262)) === 'ustar' ? 'tar' : '';
}

function tar(bytes: Uint8Array, budget: Budget): Archive {
  const names: string[] = [];
  for (let at = 0; at + 512 <= bytes.length && bytes[at]; ) {
    if (budget.entries-- <= 0) return { names, isEncrypted: false, isPartial: true };
    names.push(nameIn(bytes.subarray(at, at + 100)));
    const size = Number.parseInt(binaryText(bytes.subarray(at + 124, at + 136)), 8) || 0;
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return { names, isEncrypted: false, isPartial: names.length === 0 };
}

/** RFC 1952. Of what is packed only the beginning is looked at: it is enough to tell a tar. */
function gzip(bytes: Uint8Array, depth: number, budget: Budget): Archive {
  const flags = bytes[3] ?? 0;
  let at = 10;
  if (flags & 4) at += 2 + at16(bytes, at);
  let name = '';
  if (flags & 8) {
    const end = bytes.indexOf(0, at);
    if (end < 0) return NONE;
    name = nameIn(bytes.subarray(at, end));
    at = end + 1;
  }
  if (flags & 16) at = bytes.indexOf(0, at) + 1;
  if (flags & 2) at += 2;
  const content = inflated(bytes.subarray(at), budget);
  const inner = depth < DEEPEST ? listed(content, typeOfArchive(content), depth + 1, budget) : undefined;
  return inner ?? { names: name ? [name] : [], isEncrypted: false, isPartial: false };
}

/** RAR 5 (an encryption header, or an encryption record of a file) and RAR 4 (flags of the archive and of each file). */
function rar(bytes: Uint8Array): Archive {
  if (bytes[6] === 1) {
    // The header after the signature: CRC (4), size (1), type; type 4 says that all headers are encrypted.
    return { ...NONE, isEncrypted: bytes[13] === 4 };
  }
  const names: string[] = [];
  let isEncrypted = (at16(bytes, 10) & 0x80) !== 0;
  for (let at = 7; at + 7 < bytes.length && !isEncrypted && names.length < MOST_ENTRIES; ) {
    const type = bytes[at + 2];
    const flags = at16(bytes, at + 3);
    const size = at16(bytes, at + 5);
    if (size < 7) break;
    if (type === 0x74) {
      isEncrypted ||= (flags & 4) !== 0;
      const from = at + 32 + (flags & 0x100 ? 8 : 0);
      names.push(nameIn(bytes.subarray(from, from + at16(bytes, at + 26))).replace(/\0.*$/s, ''));
    }
    at += size + (flags & 0x8000 ? at32(bytes, at + 7) : 0);
  }
  return { names, isEncrypted, isPartial: isEncrypted || names.length >= MOST_ENTRIES };
}

const LONGEST_NAME = 300;

/** UTF-8, as nearly all write it; directories of other encodings are shown as they are read. */
function nameIn(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, LONGEST_NAME));
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}

function lastIndexOf(bytes: Uint8Array, wanted: readonly number[], from: number): number {
  for (let at = bytes.length - wanted.length; at >= Math.max(0, from); at--)
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  return -1;
}

export function includes(bytes: Uint8Array, wanted: readonly number[]): boolean {
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1))
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  return false;
}
