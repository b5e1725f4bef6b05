import { type CodeSet, codesWhere } from './code-set.ts';

/** The classes of JavaScript's patterns (ECMA-262 §22.2.2.9), which differ from RE2's in white space and line ends. */
export const DIGIT: CodeSet = [[0x30, 0x39]];
export const WORD: CodeSet = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
/** What `\W` leaves out with the flags `i` and `u`: ſ and K, the Kelvin sign, too, which fold to s and k (§22.2.2.9.3). */
export const FOLDED_WORD: CodeSet = [...WORD, [0x17f, 0x17f], [0x212a, 0x212a]];
export const LINE_END: CodeSet = [
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
];
export const WHITE: CodeSet = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];

export const LAST_UNIT = 0xffff;
export const LAST_POINT = 0x10ffff;

const properties = new Map<string, CodeSet>();

/** The code points of a Unicode property (`L`, `Script=Han`), as this JavaScript engine knows it. */
export function property(name: string): CodeSet {
  const known = properties.get(name);
  if (known) return known;
  const pattern = new RegExp(`^\\p{${name}}$`, 'u');
  const set = codesWhere((char) => pattern.test(char), LAST_POINT);
  properties.set(name, set);
  return set;
}
