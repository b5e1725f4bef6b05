import type { Problems } from '../problems.ts';

const LF = 10;
const CR = 13;
const COLON = 58;

/** Headers beyond these are left unread: a mail needs dozens, an attacker sends millions. */
const MOST_HEADERS = 20_000;
const MOST_HEADER_BYTES = 4 * 1024 * 1024;

/** A piece of a message, `[start, end)`. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** Where the line ends that begins at `at`: the offset of its line feed, or of the end. */
function lineEnd(bytes: Uint8Array, at: number, end: number): number {
  const found = bytes.indexOf(LF, at);
  return found < 0 || found > end ? end : found;
}

/** Whether `name:` stands at the beginning of a line (RFC 5322 §2.2, white space before the colon allowed as it once was). */
function nameEnd(bytes: Uint8Array, at: number, end: number): number {
  let i = at;
  while (i < end && (bytes[i] as number) > 32 && bytes[i] !== COLON && bytes[i] !== 127) i++;
  const name = i;
  while (i < end && (bytes[i] === 32 || bytes[i] === 9)) i++;
  return name > at && i < end && bytes[i] === COLON ? i : -1;
}

export interface SplitHeaders {
  readonly fields: Map<string, Uint8Array[]>;
  /** Where the body begins. */
  readonly body: number;
}

/** Reads the headers at the start of a piece, up to the empty line or to what can be no header any more. */
export function splitHeaders({ bytes, start, end }: Piece, problems: Problems): SplitHeaders {
  const fields = new Map<string, Uint8Array[]>();
  let count = 0;
  let at = start;
  while (at < end) {
    const feed = lineEnd(bytes, at, end);
    const next = Math.min(feed + 1, end);
    if (isBlank(bytes, at, feed)) return { fields, body: next };
    const colon = nameEnd(bytes, at, feed);
    if (colon < 0) {
      if (!headersGoOn(bytes, next, end)) return { fields, body: at };
      if (!isEnvelopeLine(bytes, at, count)) problems.add('header');
      at = next;
      continue;
    }
    const fieldEnd = foldedEnd(bytes, feed, end);
    count++;
    if (count > MOST_HEADERS || fieldEnd - start > MOST_HEADER_BYTES) problems.add('headers');
    else keep(fields, bytes, at, colon, fieldEnd);
    at = Math.min(fieldEnd + 1, end);
  }
  return { fields, body: end };
}

const isBlank = (bytes: Uint8Array, at: number, feed: number) => feed === at || (feed === at + 1 && bytes[at] === CR);

/** After a line that is no header: is the next one a header, a folded line or the end of headers? */
function headersGoOn(bytes: Uint8Array, at: number, end: number): boolean {
  if (at >= end) return false;
  const feed = lineEnd(bytes, at, end);
  return isBlank(bytes, at, feed) ? false : bytes[at] === 32 || bytes[at] === 9 || nameEnd(bytes, at, feed) >= 0;
}

/** `From li@… Mon Mar 2 …` as mailbox files put before a message. */
const isEnvelopeLine = (bytes: Uint8Array, at: number, count: number) =>
  count === 0 &&
  latin(bytes.subarray(at, at + 6))
    .replace('>', '')
    .startsWith('From ');

const latin = (bytes: Uint8Array) => String.fromCharCode(...bytes);

/** The line feed at which a field ends whose first line ends at `feed`: lines that begin with a space go on. */
function foldedEnd(bytes: Uint8Array, feed: number, end: number): number {
  let last = feed;
  while (last + 1 < end && (bytes[last + 1] === 32 || bytes[last + 1] === 9)) {
    const next = lineEnd(bytes, last + 1, end);
    if (isOnlySpace(bytes, last + 1, next)) return last;
    last = next;
  }
  return last;
}

/** A line of spaces ends the headers in what careless programs send, and folds nothing in what careful ones do. */
function isOnlySpace(bytes: Uint8Array, at: number, feed: number): boolean {
  for (let i = at; i < feed; i++) if ((bytes[i] as number) > 32) return false;
  return true;
}

function keep(fields: Map<string, Uint8Array[]>, bytes: Uint8Array, at: number, colon: number, end: number): void {
  const name = latin(bytes.subarray(at, Math.min(colon, at + 100)))
    .trim()
    .toLowerCase();
  const values = fields.get(name);
  const value = bytes.subarray(colon + 1, end);
  if (values) values.push(value);
  else fields.set(name, [value]);
}

/** The lines of a message that begin with two hyphens: everything that can be a boundary, found in one pass. */
export function dashedLines({ bytes, start, end }: Piece): readonly number[] {
  const lines: number[] = [];
  for (let at = start; at < end; at = lineEnd(bytes, at, end) + 1) {
    if (bytes[at] === 45 && bytes[at + 1] === 45) lines.push(at);
  }
  return lines;
}

export interface SplitParts {
  readonly parts: readonly Piece[];
  readonly closed: boolean;
}

/**
 * Cuts a multipart body at its boundary lines (RFC 2046 §5.1.1). What stands before the first and after the closing
 * one is no part.
 */
export function splitParts(body: Piece, dashed: readonly number[], boundary: Uint8Array): SplitParts {
  const { bytes } = body;
  const parts: Piece[] = [];
  let open = -1;
  for (let i = firstAtLeast(dashed, body.start); i < dashed.length && (dashed[i] as number) < body.end; i++) {
    const line = dashed[i] as number;
    const kind = boundaryAt(bytes, line, lineEnd(bytes, line, body.end), boundary);
    if (!kind) continue;
    if (open >= 0) parts.push({ bytes, start: open, end: Math.max(open, beforeBreak(bytes, line)) });
    open = Math.min(lineEnd(bytes, line, body.end) + 1, body.end);
    if (kind === 'last') return { parts, closed: true };
  }
  if (open >= 0) parts.push({ bytes, start: open, end: body.end });
  return { parts, closed: false };
}

function firstAtLeast(sorted: readonly number[], least: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function boundaryAt(bytes: Uint8Array, line: number, feed: number, boundary: Uint8Array): 'next' | 'last' | undefined {
  let at = line + 2;
  if (feed - at < boundary.length) return undefined;
  for (const byte of boundary) if (bytes[at++] !== byte) return undefined;
  const last = bytes[at] === 45 && bytes[at + 1] === 45;
  return isOnlySpace(bytes, last ? at + 2 : at, feed) ? (last ? 'last' : 'next') : undefined;
}

/** The line break before a boundary belongs to the boundary. */
function beforeBreak(bytes: Uint8Array, line: number): number {
  const feed = line - 1;
  return bytes[feed - 1] === CR ? feed - 1 : feed;
}

/** For a multipart that names no boundary that occurs: the first dashed line that closes or comes again. */
export function guessBoundary(body: Piece, dashed: readonly number[]): Uint8Array | undefined {
  const seen = new Set<string>();
  const limit = firstAtLeast(dashed, body.start) + 200;
  for (let i = limit - 200; i < Math.min(limit, dashed.length) && (dashed[i] as number) < body.end; i++) {
    const line = dashed[i] as number;
    const text = latin(
      body.bytes.subarray(line + 2, Math.min(lineEnd(body.bytes, line, body.end), line + 80)),
    ).trimEnd();
    const name = text.replace(/--$/, '');
    if (/^[-=_]*$/.test(name) || /\s/.test(name)) continue;
    if (seen.has(name)) return new TextEncoder().encode(name);
    seen.add(name);
  }
  return undefined;
}
