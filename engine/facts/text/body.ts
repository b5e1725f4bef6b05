import { decodeText } from '../mime/charset.ts';
import type { Part } from '../mime/part.ts';
import type { Problems } from '../problems.ts';
import { decodeFlowed } from './flowed.ts';
import { type Page, type RawLink, readPage } from './html.ts';

/** What a reader of the mail sees. */
export interface Body {
  /** All of it, attached mails included. */
  readonly text: string;
  /** Without attached mails. */
  readonly own: string;
  /** The mails that are attached (message/rfc822); what a report about undelivered mail returns is none. */
  readonly forwarded: readonly string[];
  /** What its HTML holds besides: links, forms, what nobody sees. */
  readonly links: readonly RawLink[];
  readonly forms: readonly string[];
  readonly hidden: string;
  readonly pictures: number;
  readonly isHtml: boolean;
}

interface Piece {
  readonly text: string;
  /** The HTML that it was read from, and that of the mail in it. */
  readonly pages: readonly Page[];
  readonly from: 'own' | 'forwarded' | 'returned';
}

/** Puts the texts of a message together in the order in which they are shown. */
export function bodyOf(message: Part, problems: Problems): Body {
  const pieces = piecesOf(message, problems, false);
  const textsFrom = (origin: Piece['from']) => pieces.filter(({ from }) => from === origin).map(({ text }) => text);
  const pages = pieces.flatMap(({ pages }) => pages);
  return {
    text: textOf(pieces),
    own: joined(textsFrom('own')),
    forwarded: textsFrom('forwarded'),
    links: pages.flatMap(({ links }) => links),
    forms: pages.flatMap(({ forms }) => forms),
    hidden: joined(pages.map(({ hidden }) => hidden)),
    pictures: pages.reduce((sum, { pictures }) => sum + pictures, 0),
    isHtml: pages.length > 0,
  };
}

const joined = (texts: readonly string[]) =>
  texts
    .filter((text) => text.trim())
    .join('\n\n')
    .trim();

const textOf = (pieces: readonly Piece[]) => joined(pieces.map(({ text }) => text));

function piecesOf(part: Part, problems: Problems, inReport: boolean): readonly Piece[] {
  const { value } = part.type;
  if (isFile(part)) return [];
  if (value === 'multipart/alternative') return alternative(part, problems);
  if (value.startsWith('multipart/') && part.parts.length) {
    if (value === 'multipart/encrypted') problems.add('encrypted');
    const shown = value === 'multipart/related' ? part.parts.slice(0, 1) : part.parts;
    return shown.flatMap((inner) => piecesOf(inner, problems, value === 'multipart/report'));
  }
  const from = inReport ? 'returned' : 'forwarded';
  const [inner] = part.parts;
  if (inner) return [attached(inner, from, problems)];
  if (isReport(part)) return [{ from: 'own', text: plain(part, problems), pages: [] }];
  if (value === 'text/rfc822-headers') return [{ from: 'returned', text: plain(part, problems), pages: [] }];
  if (!isText(part)) return [];
  if (value !== 'text/html') return [{ from: 'own', text: plain(part, problems), pages: [] }];
  const page = readPage(decoded(part, problems));
  return [{ from: 'own', text: page.text, pages: [page] }];
}

function attached(inner: Part, from: Piece['from'], problems: Problems): Piece {
  const pieces = piecesOf(inner, problems, false);
  return {
    from,
    text: joined([inner.headers.text('subject'), textOf(pieces)]),
    pages: from === 'forwarded' ? pieces.flatMap(({ pages }) => pages) : [],
  };
}

/** The last form that has something to show: the richest one, which is what mail programs show (RFC 2046 §5.1.4). */
function alternative(part: Part, problems: Problems): readonly Piece[] {
  const wordless: Piece[] = [];
  for (const form of part.parts.toReversed()) {
    const pieces = piecesOf(form, problems, false);
    if (textOf(pieces)) return [...pieces, ...wordless];
    // A form without words may be one picture with a link, which is then what is shown.
    wordless.push(...pieces.filter(({ pages }) => pages.length > 0));
  }
  return wordless;
}

/** What a report says to programs (RFC 3464, RFC 5965, RFC 8098). */
const isReport = ({ type }: Part) =>
  /^message\/(?:(?:global-)?(?:delivery-status|disposition-notification)|feedback-report)$/.test(type.value);

/** Whether a part stands with the text, in whatever part of it, and is no file. */
export const isShown = (part: Part) => isText(part) || isReport(part) || part.type.value === 'text/rfc822-headers';

/** A multipart that could not be taken apart is shown as it stands. */
const isText = ({ type }: Part) =>
  type.value.startsWith('multipart/') || /^text\/(?:plain|html|markdown|x-.*)$/.test(type.value);

/** Whether a part is handed over as a file, not shown with the text. */
export const isFile = ({ disposition, type }: Part) =>
  disposition.value === 'attachment' && !type.value.startsWith('multipart/') && !type.value.startsWith('message/');

function plain(part: Part, problems: Problems): string {
  const text = decoded(part, problems).replace(/\r\n?/g, '\n');
  const { params } = part.type;
  const flowed = params.get('format')?.toLowerCase() === 'flowed';
  return flowed ? decodeFlowed(text, params.get('delsp')?.toLowerCase() === 'yes') : text;
}

function decoded(part: Part, problems: Problems): string {
  const whole = part.content();
  const content = whole.subarray(0, problems.take('text', whole.length));
  const { text, sound } = decodeText(content, part.type.params.get('charset') ?? declaredIn(part, content));
  if (!sound) problems.add('charset');
  if (!text.includes('\0')) return text;
  problems.add('nul');
  return text.replaceAll('\0', '');
}

/** HTML may name its character set itself (HTML §13.2.3.2), and mail programs believe it where nothing else does. */
function declaredIn(part: Part, content: Uint8Array): string {
  if (part.type.value !== 'text/html') return '';
  const head = String.fromCharCode(...content.subarray(0, 1024));
  return /<meta[^>]+charset\s*=\s*["']?([\w:-]+)/i.exec(head)?.[1] ?? '';
}
