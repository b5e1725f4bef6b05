import type { Problems } from '../problems.ts';
import { decodeText, isAscii } from './charset.ts';
import { decodeBase64, decodeQuotedPrintable } from './transfer.ts';

/** RFC 2047 §2, and more lenient: spaces in the text, a language after the character set (RFC 2231 §5), no end. */
const BEGIN = /=\?([^?\s]{1,60})\?([bBqQ])\?/g;
const END = '?=';
const BETWEEN = /^[ \t\r\n]*$/;

interface Word {
  readonly charset: string;
  readonly bytes: Uint8Array;
}

/**
 * Decodes the encoded words of an unstructured header or a phrase. White space between two of them is dropped, and a
 * character that some program has split over two words is put together again (but each word in ISO-2022 begins anew).
 */
export function decodeWords(text: string, problems: Problems): string {
  if (!text.includes('=?')) return text;
  let made = '';
  let end = 0;
  let run: Word[] = [];
  const flush = () => {
    made += run.length ? decodeRun(run, problems) : '';
    run = [];
  };
  for (;;) {
    BEGIN.lastIndex = end;
    const found = BEGIN.exec(text);
    if (!found || !problems.take('words', 1)) break;
    const [begin, charset = '', encoding = ''] = found;
    const from = found.index + begin.length;
    const close = text.indexOf(END, from);
    if (close < 0) problems.add('encoded-word');
    const between = text.slice(end, found.index);
    const word: Word = {
      charset: charset.replace(/\*.*$/, '').toLowerCase(),
      bytes: bytesOf(encoding, text.slice(from, close < 0 ? text.length : close), problems),
    };
    if (!run.length || !BETWEEN.test(between)) {
      flush();
      made += between;
    } else if (run[0]?.charset !== word.charset || word.charset.startsWith('iso-2022')) flush();
    run.push(word);
    end = close < 0 ? text.length : close + END.length;
  }
  flush();
  return made + text.slice(end);
}

function decodeRun(run: readonly Word[], problems: Problems): string {
  const decoded = decodeText(joined(run.map(({ bytes }) => bytes)), run[0]?.charset ?? '');
  if (!decoded.sound) problems.add('encoded-word');
  return decoded.text;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [first] = pieces;
  if (first && pieces.length === 1) return first;
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

function bytesOf(encoding: string, content: string, problems: Problems): Uint8Array {
  const bytes = new TextEncoder().encode(encoding.toLowerCase() === 'q' ? content.replaceAll('_', ' ') : content);
  const decoded = encoding.toLowerCase() === 'q' ? decodeQuotedPrintable(bytes) : decodeBase64(bytes);
  if (!decoded.sound || !isAscii(bytes)) problems.add('encoded-word');
  return decoded.bytes;
}
