import type { Span } from './phrase.ts';

export interface Sentence extends Span {
  readonly text: string;
}

const END = /[!?]+(?=\s|$)|\.+(?=\s|$)|[。！？；]|;(?=\s)|\n[ \t]*\n|\n(?=[ \t]*(?:[-*•·–]|\(?\d{1,2}[.)、])[ \t])/gu;

const ABBREVIATION =
  /(?:^|[\s(])(?:approx|ca|no|nr|nos|art|ref|mr|mrs|ms|dr|co|ltd|inc|st|stk|bzw|z|b|d|h|u|a|usw|etc|e\.g|i\.e|tel|attn|vs|núm|num|aprox|sr|sra|p|pcs|pc|min|max|inkl|zzgl|ggf|evtl|env|qty|est|spec|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|okt|nov|dec|dez|dic|janv|févr|juil|déc|ene|abr)$/i;
const MONTH_NEXT =
  /^\s*(?:jan|feb|fév|mar|mär|apr|abr|avr|ma[iy]|jun|jui|jul|aug|ago|aoû|sep|set|okt|oct|nov|dez|dec|dic|déc|ene)/iu;

/** A line of a list, or of a form (`Qty: 500`), ends its sentence; a line that a program wrapped does not. */
function endsLine(line: string, next: string): boolean {
  if (/^\s*[\p{L}][^:：\n]{0,28}[:：]/u.test(next)) return true;
  if (/\p{sc=Han}/u.test(line)) return line.length < 30 || /[：:，,]\s*$/u.test(line) === false;
  return line.trimEnd().length < 48;
}

/** Cuts a text into sentences; lists and forms give a sentence a line. */
export function sentencesOf(text: string): readonly Sentence[] {
  const ends = [...text.matchAll(END)]
    .filter((found) => isEnd(text, found))
    .map(({ index, 0: mark }) => index + mark.length);
  const lines = [...text.matchAll(/\n/g)].map(({ index }) => index).filter((at) => breaksAt(text, at));
  const cuts = [...new Set([...ends, ...lines, text.length])].sort((a, b) => a - b);
  let from = 0;
  return cuts.flatMap((end) => {
    const start = from;
    from = end;
    const piece = text.slice(start, end);
    const trimmed = piece.trim();
    if (!trimmed) return [];
    const begin = start + piece.indexOf(trimmed);
    return [{ start: begin, end: begin + trimmed.length, text: trimmed }];
  });
}

function isEnd(text: string, { index, 0: mark }: RegExpExecArray): boolean {
  if (!mark.startsWith('.') || mark.length > 1) return true;
  const before = text.slice(Math.max(0, index - 12), index);
  if (ABBREVIATION.test(before) || (/\d$/.test(before) && /^\s+\p{Ll}/u.test(text.slice(index + 1, index + 4))))
    return false;
  return !(/\d$/.test(before) && MONTH_NEXT.test(text.slice(index + 1, index + 8)));
}

function breaksAt(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  const end = text.indexOf('\n', at + 1);
  return endsLine(line, text.slice(at + 1, end < 0 ? undefined : end));
}

/** The sentence that a place stands in. */
export const sentenceAt = (sentences: readonly Sentence[], at: number): Sentence | undefined =>
  sentences.find(({ start, end }) => start <= at && at <= end);
