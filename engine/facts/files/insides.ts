import type { Archive } from './archive.ts';
import { binaryText } from './binary.ts';
import type { FileKind } from './kind.ts';

/** What is looked at to find macros and locks, in bytes from the start and from the end. */
const MOST_READ = 2_000_000;

/** Macros of Office, scripts of PDF and HTML: what may do something when the file is opened. */
export function hasCode(bytes: Uint8Array, kind: FileKind, archive: Archive | undefined): boolean {
  if (kind === 'ooxml')
    return archive?.names.some((name) => /vbaproject\.bin$|(?:^|\/)macrosheets\//i.test(name)) ?? false;
  if (kind === 'odf') return archive?.names.some((name) => /^(?:Basic|Scripts)\//.test(name)) ?? false;
  if (kind === 'ole') return ole(bytes).some((name) => /^(?:_?VBA(?:_PROJECT(?:_CUR)?)?|Macros)$/.test(name));
  if (kind === 'pdf') return /\/(?:JavaScript|JS|Launch|XFA)[\s(<[/]/.test(ends(bytes));
  return (kind === 'html' || kind === 'svg') && /<script\b|\son(?:load|error|click)\s*=|javascript:/i.test(ends(bytes));
}

/** A document that opens with a password only. */
export function isLocked(bytes: Uint8Array, kind: FileKind, archive: Archive | undefined): boolean {
  if (archive) return archive.isEncrypted;
  if (kind === 'ole') return ole(bytes).includes('EncryptedPackage');
  return kind === 'pdf' && /\/Encrypt\s+\d+\s+\d+\s+R|\/Encrypt\s*<</.test(ends(bytes));
}

const ends = (bytes: Uint8Array) =>
  bytes.length <= MOST_READ
    ? binaryText(bytes)
    : binaryText(bytes.subarray(0, MOST_READ / 2)) + binaryText(bytes.subarray(bytes.length - MOST_READ / 2));

const MOST_NAMES = 2_000;

/** Names in the directory of a compound file ([MS-CFB], section 2.6): entries of 128 bytes, each with its name in UTF-16. */
function ole(bytes: Uint8Array): readonly string[] {
  const names: string[] = [];
  for (let at = 512; at + 128 <= bytes.length && at < MOST_READ && names.length < MOST_NAMES; at += 128) {
    const length = (bytes[at + 64] ?? 0) | ((bytes[at + 65] ?? 0) << 8);
    const type = bytes[at + 66] ?? 0;
    if (length < 4 || length > 64 || length % 2 || type < 1 || type > 5 || (bytes[at + 67] ?? 2) > 1) continue;
    let name = '';
    for (let i = 0; i < length - 2; i += 2)
      name += String.fromCharCode((bytes[at + i] ?? 0) | ((bytes[at + i + 1] ?? 0) << 8));
    names.push(name);
  }
  return names;
}
