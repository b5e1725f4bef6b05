import type { Numeral } from '../intent/numbers.ts';
import type { Span } from '../intent/phrase.ts';
import { amountsIn, MOST_UNITS, type Rated } from '../intent/quantity.ts';
import type { Reading } from '../intent/reading.ts';
import { unitAt } from '../intent/units.ts';
import { thingIn } from './things.ts';
import type { Amount } from './want.ts';

/** One amount, or several that stand side by side: 100, 500 and 1000 pieces. */
export interface Group extends Span {
  readonly amounts: readonly Amount[];
  /** As an amount of goods reads; others are one only where they stand beside what they count. */
  readonly likely: boolean;
}

export const AND = /^\s*(?:[,/、]|,?\s*(?:and|or|und|oder|bzw\.?|y|o|et|ou|和|或|及)\s)?\s*$/iu;

/** The amounts of a letter's sentences, in their order. @param most so many are looked at */
export function groupsIn(reading: Reading, most: number): readonly Group[] {
  const rated = new Map<number, Rated>(amountsIn(reading, 'inquiry').map((one) => [one.start, one]));
  const { read } = reading.letter;
  const groups: Group[] = [];
  for (const numeral of reading.rest) {
    if (groups.length >= most) break;
    if (!isWhole(numeral)) continue;
    const one = rated.get(numeral.start);
    if (one && one.score < 0) continue;
    const slashed = SLASHED.exec(read.slice(numeral.end, numeral.end + 40))?.[0] ?? '';
    const end = slashed
      ? endOf({ ...numeral, end: numeral.end + slashed.length }, read)
      : (one?.end ?? endOf(numeral, read));
    const amount = one?.value ?? {
      amount: numeral.whole,
      unit: unitAt(read.slice(numeral.end, numeral.end + 20).trimStart())?.unit ?? null,
    };
    const more = slashed
      .split('/')
      .slice(1)
      .map((digits) => ({ ...amount, amount: Number(digits) }));
    const group = { start: numeral.start, end, amounts: [amount, ...more], likely: (one?.score ?? 0) >= 1 };
    const before = groups.at(-1);
    const gap = before && read.slice(before.end, numeral.start);
    const goesOn = before && mayGoOn(before, group, read.slice(end, end + 24));
    if (goesOn && gap?.trim() && AND.test(gap)) groups[groups.length - 1] = joined(before, group);
    else groups.push(group);
  }
  return groups;
}

/** `100/300/500 pcs`: what follows the first is no numeral, for dates are written so. */
const SLASHED = /^(?:\s?\/\s?[1-9]\d{1,5}(?![\d.,]\d)){1,5}/;

/** Amounts in a row are of one thing where the last alone has a unit, or all have the same and nothing else is named behind it. */
function mayGoOn({ amounts }: Group, { amounts: [next] }: Group, after: string): boolean {
  const unit = amounts.at(-1)!.unit;
  return unit === null || (unit === next!.unit && thingIn('', after) === undefined);
}

const isWhole = ({ whole, form }: Numeral) =>
  Number.isInteger(whole) && whole > 0 && whole <= MOST_UNITS && (form === 'digits' || whole > 1);

function endOf(numeral: Numeral, read: string): number {
  const rest = read.slice(numeral.end, numeral.end + 20);
  const unit = unitAt(rest.trimStart());
  return unit ? numeral.end + rest.length - rest.trimStart().length + unit.length : numeral.end;
}

/** The unit that stands behind the last is that of all. */
function joined(before: Group, { end, amounts, likely: isLikely }: Group): Group {
  const unit = amounts[0]!.unit;
  const earlier = before.amounts.map((one) => ({ ...one, unit: one.unit ?? unit }));
  return { start: before.start, end, amounts: [...earlier, ...amounts], likely: before.likely || isLikely };
}
