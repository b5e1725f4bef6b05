import { DIGIT, WORD } from './classes.ts';
import type { CodeSet } from './code-set.ts';

/**
 * Where halves of surrogate pairs go when a pattern without the flag `u` is matched unit by unit: 2,048 code points of
 * the last private plane. A text that holds these points themselves holds them as pairs, so nothing collides.
 */
const SURROGATES = 0xd800;
const LAST_SURROGATE = 0xdfff;
const PRIVATE = 0x10f000;
const MOVE = PRIVATE - SURROGATES;

/** A text as patterns without `u` see it: every UTF-16 code unit a character of its own. */
export function unitwise(text: string): string {
  return text.replace(/[\ud800-\udfff]/g, (half) => String.fromCodePoint(half.charCodeAt(0) + MOVE));
}

const SHORT = new Map(
  [
    [DIGIT, '\\d'],
    [WORD, '\\w'],
  ].map(([set, short]) => [JSON.stringify(set), short as string]),
);

/** What RE2 wants for the set: a character, a class, or one of the few names that mean the same to both. */
export function classOf(set: CodeSet, unicode: boolean): string {
  const short = SHORT.get(JSON.stringify(set));
  if (short) return short;
  const ranges = unicode ? set : set.flatMap(moveSurrogates);
  if (!ranges.length) return '[^\\x{0}-\\x{10FFFF}]';
  const [first] = ranges;
  if (first && ranges.length === 1 && first[0] === first[1]) return point(first[0]);
  return `[${ranges.map(([from, to]) => (from === to ? point(from) : `${point(from)}-${point(to)}`)).join('')}]`;
}

/** Letters, digits and Han characters stand for themselves, so that people can read what was translated. */
function point(code: number): string {
  const char = String.fromCodePoint(code);
  return /[A-Za-z0-9\u4e00-\u9fff]/.test(char) ? char : `\\x{${code.toString(16)}}`;
}

function moveSurrogates([from, to]: readonly [number, number]): CodeSet {
  const parts: [number, number][] = [
    [from, Math.min(to, SURROGATES - 1)],
    [Math.max(from, SURROGATES) + MOVE, Math.min(to, LAST_SURROGATE) + MOVE],
    [Math.max(from, LAST_SURROGATE + 1), to],
  ];
  return parts.filter(([first, last]) => first <= last);
}
