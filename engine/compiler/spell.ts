import type { Text } from '../catalogue/words.ts';

/** The share of a word that may be wrong for a guess to be worth making. */
const TOLERANCE = 0.4;

/** The known name that somebody who wrote `name` most likely meant. */
export function closest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(name.length * TOLERANCE)) + 1;
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** ` (did you mean …?)` for the end of a message; empty where nothing is close. */
export function didYouMean(name: string, known: Iterable<string>): Text {
  const guess = closest(name, known);
  return guess === undefined
    ? { en: '', zh: '' }
    : { en: ` (did you mean \`${guess}\`?)`, zh: `（是否指 \`${guess}\`？）` };
}

/** Damerau–Levenshtein distance, neighbours swapped counting as one (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let [beforeLast, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same, swap ? beforeLast[j - 2]! + 1 : Infinity);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length]!;
}
