import type { File } from '@babel/types';
import type { Flaw } from './parse.ts';

/** How many broken places of one file are looked behind. */
const MAX_REPAIRS = 12;

type Read = (text: string) => File;

/** The parser's verdict on where and why it gave up. */
interface Refusal {
  readonly at: number;
  readonly detail: string;
}

/**
 * Parses what the parser itself recovers from, and where it gives up, blanks the broken line and parses again: the rest of a
 * half-typed file still yields its tree. Offsets stay true, for blanks have the length of what they replace.
 */
export function recover(text: string, read: Read): { file: File; flaws: readonly Flaw[] } {
  const flaws: Flaw[] = [];
  let readable = text;
  for (let repairs = 0; repairs < MAX_REPAIRS; repairs++) {
    const outcome = attempt(readable, read);
    if (!('at' in outcome)) return { file: outcome, flaws: [...flaws, ...recovered(outcome, flaws)] };
    // What comes after a repair may be its own doing: only the first is told.
    if (repairs === 0) flaws.push({ kind: 'syntax', span: spanAt(outcome.at, text), detail: outcome.detail });
    readable = bestRepair(readable, outcome.at, read);
  }
  return { file: read(''), flaws };
}

function attempt(text: string, read: Read): File | Refusal {
  try {
    return read(text);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { at: Math.min(error.pos, text.length), detail: detailOf(error.message) };
  }
}

const isRefusal = (error: unknown): error is SyntaxError & { pos: number } =>
  error instanceof SyntaxError && 'pos' in error;

/** The parser appends `(line:column)`, which a diagnostic has apart, and full stops. */
const detailOf = (message: string) =>
  message
    .replace(/ ?\(\d+:\d+\)$/, '')
    .replace(/\.$/, '')
    .split('\n', 1)[0]!
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .replace(/[\u0000-\u001f\u007f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** What the parser complained about and went on from; nothing, where a repair may have caused it. */
function recovered(file: File, flaws: readonly Flaw[]): Flaw[] {
  if (flaws.length > 0) return [];
  // The parser's own type of what it returns leaves its errors out.
  const { errors = [] } = file as { errors?: readonly { pos: number; message: string }[] };
  return errors.map(({ pos, message }) => ({ kind: 'syntax', span: [pos, pos], detail: detailOf(message) }));
}

const spanAt = (at: number, text: string) => [at, Math.min(at + 1, text.length)] as const;

/** How many lines before and after the broken one are tried with it. */
const REACH = 3;

/**
 * The text with some lines blanked, the broken one among them: the fewest that let the parser through, or else those that
 * let it come farthest. An error is often noticed a line too late, and half an expression leaves its other half behind.
 */
function bestRepair(text: string, at: number, read: Read): string {
  const lines = linesAround(text, at);
  let best = { text: blank(text, 0, text.length), reach: -1 };
  for (const [start, end] of lines) {
    const repaired = blank(text, start, end);
    if (repaired === text) continue;
    const outcome = attempt(repaired, read);
    if (!('at' in outcome)) return repaired;
    if (outcome.at > best.reach) best = { text: repaired, reach: outcome.at };
  }
  return best.text;
}

/** Stretches of whole lines around a place, the shortest first, those that go back before those that go on. */
function linesAround(text: string, at: number): readonly (readonly [number, number])[] {
  const stretches: (readonly [number, number])[] = [];
  for (let size = 0; size <= REACH; size++) {
    for (let back = size; back >= 0; back--)
      stretches.push([lineBefore(text, at, back), lineAfter(text, at, size - back)]);
  }
  return stretches;
}

/** Where the line begins that is so many lines with something on them further up. */
function lineBefore(text: string, at: number, back: number): number {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return back === 0 || start === 0 ? start : lineBefore(text, text.slice(0, start).trimEnd().length, back - 1);
}

/** Where the line ends that is so many lines further down. */
function lineAfter(text: string, at: number, on: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return on === 0 ? end : lineAfter(text, end + 1, on - 1);
}

const blank = (text: string, start: number, end: number) =>
  text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
