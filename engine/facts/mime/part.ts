import type { Problems } from '../problems.ts';
import { Headers } from './header.ts';
import { dashedLines, guessBoundary, type Piece, splitHeaders, splitParts } from './split.ts';
import { parseStructured, type Structured } from './structured.ts';
import { decodeTransfer } from './transfer.ts';

/** A message or a part of one. Bodies are decoded when they are asked for. */
export interface Part {
  readonly headers: Headers;
  readonly type: Structured;
  readonly disposition: Structured;
  /** Parts of a multipart; the message of a message/rfc822. */
  readonly parts: readonly Part[];
  /** As it was sent, without headers. */
  readonly body: Uint8Array;
  /** Transfer encoding undone. */
  content(): Uint8Array;
}

const LF = 10;
const CR = 13;

const DEEPEST = 50;
const MOST_PARTS = 2_000;

interface Reading {
  readonly problems: Problems;
  dashed: readonly number[];
  count: number;
}

/**
 * Parses a message (RFC 5322, RFC 2045, RFC 2046), lines that end in CR alone as well. Never throws; what is wrong is told to `problems`.
 */
export function parseMessage(message: Uint8Array, problems: Problems): Part {
  const raw = message.includes(LF) ? message : message.map((byte) => (byte === CR ? LF : byte));
  const piece: Piece = { bytes: raw, start: skipBom(raw), end: raw.length };
  return parsePart(piece, 'text/plain', 0, { problems, dashed: dashedLines(piece), count: 0 });
}

const skipBom = (raw: Uint8Array) => (raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf ? 3 : 0);

/** Two of them, and every program may read the part in another way. */
const ONCE = ['content-type', 'content-transfer-encoding', 'content-disposition'];

function parsePart(piece: Piece, byDefault: string, depth: number, reading: Reading): Part {
  const { problems } = reading;
  reading.count++;
  const { fields, body: start } = splitHeaders(piece, problems);
  if (ONCE.some((name) => (fields.get(name)?.length ?? 0) > 1)) problems.add('duplicate');
  const headers = new Headers(fields, problems);
  const declared = parseStructured(headers.raw('content-type'), problems);
  const type = declared.value.includes('/') ? declared : { ...declared, value: byDefault };
  headers.hint = type.params.get('charset') ?? '';
  const body: Piece = { ...piece, start };
  const encoding = headers.raw('content-transfer-encoding');
  const bytes = body.bytes.subarray(body.start, body.end);
  return {
    headers,
    type,
    disposition: parseStructured(headers.raw('content-disposition'), problems),
    parts: childrenOf(body, type, encoding, depth, reading),
    body: bytes,
    content: () => decodeTransfer(bytes, encoding, problems),
  };
}

function childrenOf(body: Piece, type: Structured, encoding: string, depth: number, reading: Reading): readonly Part[] {
  const isMultipart = type.value.startsWith('multipart/');
  const isMessage = type.value === 'message/rfc822' || type.value === 'message/global';
  if (!isMultipart && !isMessage) return [];
  if (depth >= DEEPEST) {
    reading.problems.add('nesting');
    return [];
  }
  if (isMessage) return [parseInner(body, encoding, depth, reading)];
  const byDefault = type.value === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
  const pieces = piecesOf(body, type, reading);
  return pieces.flatMap((piece) => {
    if (reading.count >= MOST_PARTS) {
      reading.problems.add('parts');
      return [];
    }
    return [parsePart(piece, byDefault, depth + 1, reading)];
  });
}

/** RFC 2046 §5.2.1 allows no encoding here, but programs encode all the same. */
function parseInner(body: Piece, encoding: string, depth: number, reading: Reading): Part {
  if (!/^\s*(?:base64|quoted-printable)/i.test(encoding)) {
    return parsePart(withoutBlankLines(body), 'text/plain', depth + 1, reading);
  }
  const bytes = decodeTransfer(body.bytes.subarray(body.start, body.end), encoding, reading.problems);
  const piece: Piece = { bytes, start: 0, end: bytes.length };
  const inner: Reading = { problems: reading.problems, dashed: dashedLines(piece), count: reading.count };
  const part = parsePart(piece, 'text/plain', depth + 1, inner);
  reading.count = inner.count;
  return part;
}

function withoutBlankLines(body: Piece): Piece {
  let { start } = body;
  while (start < body.end && (body.bytes[start] === 10 || body.bytes[start] === 13)) start++;
  return { ...body, start };
}

function piecesOf(body: Piece, type: Structured, { problems, dashed }: Reading): readonly Piece[] {
  const boundary = type.params.get('boundary') ?? '';
  if (boundary) {
    const { parts, closed } = splitParts(body, dashed, new TextEncoder().encode(boundary));
    if (parts.length) {
      if (!closed) problems.add('truncated');
      return parts;
    }
  }
  problems.add('boundary');
  const guessed = guessBoundary(body, dashed);
  return guessed ? splitParts(body, dashed, guessed).parts : [];
}
