import { LAST_UNIT } from './classes.ts';
import { type CodeSet, has, only, union } from './code-set.ts';

/** Codes that are one to a pattern with the flag `i`. */
type Orbits = readonly (readonly number[])[];

/** Beyond the planes of writing there are no letters with case. */
const LAST_CASED = 0x1ffff;

/** Without the flag `u`: upper case, unit by unit, never from beyond ASCII into it (ECMA-262 §22.2.2.7.3). */
function canonicalUnit(unit: number): number {
  const upper = String.fromCharCode(unit).toUpperCase();
  const code = upper.charCodeAt(0);
  return upper.length !== 1 || (unit >= 0x80 && code < 0x80) ? unit : code;
}

/** With it: Unicode's simple case folding, made from the mappings that JavaScript offers. The dotless i has none. */
function foldedPoint(point: number): number {
  if (point === 0x131) return point;
  const upper = single(String.fromCodePoint(point).toUpperCase()) ?? point;
  return single(String.fromCodePoint(upper).toLowerCase()) ?? upper;
}

function single(text: string): number | undefined {
  const point = text.codePointAt(0) ?? 0;
  return text.length === (point > LAST_UNIT ? 2 : 1) ? point : undefined;
}

function orbitsBy(canonical: (code: number) => number, last: number): Orbits {
  const orbits = new Map<number, Set<number>>();
  for (let code = 0; code <= last; code++) {
    const key = canonical(code);
    if (key === code) continue;
    orbits.set(key, (orbits.get(key) ?? new Set([key])).add(code));
  }
  return [...orbits.values()].map((orbit) => [...orbit]);
}

let ofUnits: Orbits | undefined;
let ofPoints: Orbits | undefined;

/** The set with everything that differs from its members in case alone. */
export function closeUnderCase(set: CodeSet, unicode: boolean): CodeSet {
  ofUnits ??= orbitsBy(canonicalUnit, LAST_UNIT);
  if (unicode) ofPoints ??= orbitsBy(foldedPoint, LAST_CASED);
  const orbits = (unicode ? ofPoints : ofUnits) ?? [];
  const touched = orbits.filter((orbit) => orbit.some((code) => has(set, code)));
  return union(set, ...touched.flat().map(only));
}
