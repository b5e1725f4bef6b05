import { joins } from './fold.ts';
import { fold, IN_WORDS } from './normal.ts';

/** What is longer is no rarer. */
const LONGEST = 16;
/** In a script of words two letters stand nearly everywhere. */
const SHORTEST = 3;
const SHORTEST_DENSE = 2;

/** No mark that follows makes another character of these. */
const STEADY = /[0-9\u4e00-\u9fff!-/:;?@[-`{-~]/;

/**
 * The part of a literal text that stands in every text, folded, in which the literal stands: what may melt with its surroundings is
 * left out. Undefined where too little is left to be worth looking for.
 *
 * @param isClosed no mark can follow it
 */
export function partOf(literal: string, isClosed = false): string | undefined {
  let chars = [...literal];
  while (chars[0] !== undefined && joins(chars[0])) chars = chars.slice(1);
  while (!isClosed && chars.length && !STEADY.test(chars.at(-1) ?? '')) {
    const last = chars.pop() ?? '';
    // marks belong to what they stand on
    if (!joins(last)) break;
  }
  const { units, length } = fold(chars.join('').trim());
  const part = String.fromCharCode(...units.subarray(0, Math.min(length, LONGEST))).trim();
  return part.length >= (IN_WORDS[units[0] as number] ? SHORTEST : SHORTEST_DENSE) ? part : undefined;
}
