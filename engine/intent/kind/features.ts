import { topicsIn } from '../asks.ts';
import { isBargained } from '../price.ts';
import type { Reading } from '../reading.ts';
import { KINDS, type Kind } from '../schema.ts';

/** Less than this is a stray word. */
const TELLING = 2;

/** What a classifier learns from beside the words, in whatever language they are: what is asked and named, and which signs stand out. */
export function featuresOf(reading: Reading, signs: { readonly [kind in Kind]: number }): readonly string[] {
  const { letter, money, durations, dates } = reading;
  const best = KINDS.filter((kind) => signs[kind] >= TELLING);
  return [
    ...[...topicsIn(letter)].map((ask) => `asks:${ask}`),
    ...best.map((kind) => `sign:${kind}`),
    ...(money.length ? ['has:money'] : []),
    ...(durations.length ? ['has:duration'] : []),
    ...(dates.length ? ['has:date'] : []),
    ...(isBargained(reading) ? ['has:bargain'] : []),
    ...(/[?？]|吗/u.test(letter.read) ? ['has:question'] : []),
  ];
}
