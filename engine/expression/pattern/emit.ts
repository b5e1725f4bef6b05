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

/** A class of RE2 that matches the set. */
export function classOf(set: CodeSet, unicode: boolean): string {
  const ranges = unicode ? set : set.flatMap(moveSurrogates);
  if (!ranges.length) return '[^\\x{0}-\\x{10FFFF}]';
  return `[${ranges.map(([from, to]) => (from === to ? point(from) : `${point(from)}-${point(to)}`)).join('')}]`;
}

const point = (code: number) => `\\x{${code.toString(16)}}`;

function moveSurrogates([from, to]: readonly [number, number]): CodeSet {
  const parts: [number, number][] = [
    [from, Math.min(to, SURROGATES - 1)],
    [Math.max(from, SURROGATES) + MOVE, Math.min(to, LAST_SURROGATE) + MOVE],
    [Math.max(from, LAST_SURROGATE + 1), to],
  ];
  return parts.filter(([first, last]) => first <= last);
}
