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
    flaws.push({ kind: 'syntax', span: spanAt(outcome.at, text), detail: outcome.detail });
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
    .split('\n', 1)[0]!;

/** What the parser complained about and went on from; nothing, where a repair may have caused it. */
function recovered(file: File, flaws: readonly Flaw[]): Flaw[] {
  if (flaws.length > 0) return [];
  // The parser's own type of what it returns leaves its errors out.
  const { errors = [] } = file as { errors?: readonly { pos: number; message: string }[] };
  return errors.map(({ pos, message }) => ({ kind: 'syntax', span: [pos, pos], detail: detailOf(message) }));
}

const spanAt = (at: number, text: string) => [at, Math.min(at + 1, text.length)] as const;

/**
 * The text with one place blanked: the line of the error, the line of the last thing before it (an error is often noticed on
 * the line after), or both, whichever lets the parser come farthest.
 */
function bestRepair(text: string, at: number, read: Read): string {
  const here = lineAround(text, at);
  const before = lineAround(text, text.slice(0, at).trimEnd().length);
  const candidates = [before, here, [Math.min(before[0], here[0]), Math.max(before[1], here[1])] as const];
  let best = { text: blank(text, 0, text.length), reach: -1 };
  for (const [start, end] of candidates) {
    const repaired = blank(text, start, end);
    if (repaired === text) continue;
    const outcome = attempt(repaired, read);
    const reach = 'at' in outcome ? outcome.at : Number.POSITIVE_INFINITY;
    if (reach > best.reach) best = { text: repaired, reach };
  }
  return best.text;
}

function lineAround(text: string, at: number): readonly [number, number] {
  const start = text.lastIndexOf('\n', Math.max(at - 1, 0)) + 1;
  const end = text.indexOf('\n', at);
  return [Math.min(start, at), end < 0 ? text.length : end];
}

const blank = (text: string, start: number, end: number) =>
  text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, ' ') + text.slice(end);
