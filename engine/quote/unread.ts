import { covers, type Span } from '../intent/phrase.ts';
import type { Reading } from '../intent/reading.ts';
import { OTHER_NUMBER } from './mentions.ts';

/** How far from goods a number still speaks of them. */
const NEAR = 40;
const BEFORE = /(?<=^|[\s(:：])(?:[-–~负]|minus )?\d\S{0,30}(?=\s*(?:\p{L}{1,12}\.?\s+){0,3}$)/u;
const AFTER =
  /^[\s:：,，x×*=(]{0,6}(?:(?:qty|quantity|menge|anzahl|cantidad|quantité|数量)[.:：\s]{0,3})?((?:[-–~负]|minus )?\d\S{0,30})/iu;
/** `1.`, `12)` at the beginning of a line of a list. */
const POSITION = /^\d{1,3}[.)、:：]$/;
const YEAR = /^(?:19|20)\d\d\W*$/;

/**
 * Whether a number beside goods is no amount that can be read: `1.5 pcs`, `100-200 pcs`, `-300`, `1e9`. That the mail names no quantity would
 * then be wrong.
 */
export function isCountedUnread(mention: Span, sentence: Span, reading: Reading): boolean {
  const { read } = reading.letter;
  const from = Math.max(sentence.start, mention.start - NEAR);
  const before = BEFORE.exec(read.slice(from, mention.start));
  if (before) {
    const start = from + before.index;
    const isPosition = POSITION.test(before[0]) && !read.slice(sentence.start, start).trim();
    const isNumbered = /\d{4}/.test(before[0]) && OTHER_NUMBER.test(read.slice(Math.max(0, start - 30), start));
    if (!isPosition && !isNumbered && counts(before[0], start, reading)) return true;
  }
  const [all, after] = AFTER.exec(read.slice(mention.end, Math.min(sentence.end, mention.end + NEAR))) ?? [];
  return after !== undefined && counts(after, mention.end + all!.length - after.length, reading);
}

function counts(number: string, start: number, { money, dates, durations }: Reading): boolean {
  const digit = start + number.search(/\d/);
  return !YEAR.test(number) && !covers([...money, ...dates, ...durations], digit, digit + 1);
}
