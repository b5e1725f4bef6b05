/** A set of code points or code units: sorted ranges that neither overlap nor touch. */
export type CodeSet = readonly (readonly [from: number, to: number])[];

export const only = (code: number): CodeSet => [[code, code]];

export function union(...sets: readonly CodeSet[]): CodeSet {
  const ranges = sets.flat().sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of ranges) {
    const last = merged.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** All codes from 0 to `max` that the set does not have. */
export function complement(set: CodeSet, max: number): CodeSet {
  const ranges: [number, number][] = [];
  let next = 0;
  for (const [from, to] of set) {
    if (from > next) ranges.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= max) ranges.push([next, max]);
  return ranges;
}

export const has = (set: CodeSet, code: number) => set.some(([from, to]) => from <= code && code <= to);

/** The codes up to `max` that satisfy a test. */
export function codesWhere(test: (char: string) => boolean, max: number): CodeSet {
  const ranges: [number, number][] = [];
  for (let code = 0; code <= max; code++) {
    if (!test(String.fromCodePoint(code))) continue;
    const last = ranges.at(-1);
    if (last?.[1] === code - 1) last[1] = code;
    else ranges.push([code, code]);
  }
  return ranges;
}
