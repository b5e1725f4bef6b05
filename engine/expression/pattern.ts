import { RE2JS, RE2JSException } from 're2js';
import { MATCHED } from './limits.ts';
import { unitwise } from './pattern/emit.ts';
import { type Translation, translatePattern as translate } from './pattern/translate.ts';

export type { Translation } from './pattern/translate.ts';

/** Instructions of a compiled pattern; what is larger would make the search slow, though linear. */
const LARGEST_PROGRAM = 5_000;

/**
 * Translates a JavaScript regular expression for {@link search}.
 *
 * @returns `why` in plain words, with the remedy, where it cannot be done
 */
export function translatePattern(source: string, flags: string): Translation {
  const translation = translate(source, flags);
  if (!translation.ok) return translation;
  try {
    const size = RE2JS.compile(translation.source).programSize();
    return size > LARGEST_PROGRAM ? TOO_LARGE : translation;
  } catch (error) {
    if (error instanceof RE2JSException) return TOO_LARGE;
    throw error;
  }
}

const TOO_LARGE: Translation = { ok: false, why: 'the pattern is too large; use fewer or smaller repetitions' };

/** Whether a translated pattern finds something in the text. Linear in the text. */
export function search(source: string, flags: string, text: string): boolean {
  const pattern = compiled(source);
  const before = memoryOf(pattern);
  const found = pattern.test(prepared(text, flags));
  memory += memoryOf(pattern) - before;
  if (memory > MOST_MEMORY) forget();
  return found;
}

/** What the search of a text of this length may cost at the worst, in the units of `limits.ts`. */
export function costOfSearch(source: string, length: number): number {
  const size = compiled(source).programSize();
  // patterns that make many states of their automaton are tried instruction by instruction: few, but who writes a mail may know them
  return length * (length > LONG || size > LARGE ? MATCHED * size : MATCHED);
}

const LONG = 100_000;
const LARGE = 200;

/** What it finds first, in offsets `[start, end)` of the text. */
export function locate(source: string, flags: string, text: string): readonly [start: number, end: number] | undefined {
  const subject = prepared(text, flags);
  const matcher = compiled(source).matcher(subject);
  if (!matcher.find()) return undefined;
  const [start, end] = [matcher.start(), matcher.end()];
  return flags.includes('u') ? [start, end] : [unitsBefore(subject, start), unitsBefore(subject, end)];
}

let last: { readonly text: string; readonly flags: string; readonly prepared: string } | undefined;

/** Many patterns are tried on one text. */
function prepared(text: string, flags: string): string {
  if (last?.text !== text || last.flags !== flags) last = { text, flags, prepared: prepare(text, flags) };
  return last.prepared;
}

/** With `i` and `u`, ſ and K are an s and a k: to `\b` too, which RE2 does not know. */
function prepare(text: string, flags: string): string {
  const lines = flags.includes('m') ? text.replace(/[\r\u2028\u2029]/g, '\n') : text;
  if (!flags.includes('u')) return unitwise(lines);
  return flags.includes('i') ? lines.replaceAll('\u017f', 's').replaceAll('\u212a', 'k') : lines;
}

/** Code units of the original before an offset of the unit-wise text, where every moved half counts twice. */
function unitsBefore(subject: string, offset: number): number {
  return offset - (subject.slice(0, offset).match(/[\u{10f000}-\u{10f7ff}]/gu)?.length ?? 0);
}

const MOST_KEPT = 5_000;
/** Bytes that the automata of all patterns may hold: each grows with the texts that it sees, up to eight million. */
const MOST_MEMORY = 64_000_000;
const kept = new Map<string, RE2JS>();
let memory = 0;

const memoryOf = ({ re2Input: { dfa } }: RE2JS): number => dfa.stateBudget - dfa.memBudget;

function forget(): void {
  kept.clear();
  memory = 0;
}

function compiled(source: string): RE2JS {
  const known = kept.get(source);
  if (known) return known;
  if (kept.size >= MOST_KEPT) forget();
  const made = RE2JS.compile(source);
  kept.set(source, made);
  return made;
}
