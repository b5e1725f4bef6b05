import type { FirstQuote, QuotedItem } from '../plan/first-quote.ts';
import { type Decimal, decimalOf, plain, plus } from './decimal.ts';
import type { Draft, DraftItem } from './draft.ts';
import { letterText } from './wording/letter.ts';
import { summaryOf } from './wording/summary.ts';

/** The days that a draft lacks. */
export interface Terms {
  /** The day after so many working days of the company, `YYYY-MM-DD`; 0: today, or the next day on which somebody works. */
  workingDay(days: number): string;
  /** The last day on which the prices hold, `YYYY-MM-DD`. */
  readonly validUntil: string;
}

/** A draft with its days, its sum and its words. @throws what `workingDay` throws */
export function finished({ language, open, trouble, ...draft }: Draft, { workingDay, validUntil }: Terms): FirstQuote {
  const items = draft.items.map((item) => dated(item, workingDay));
  const days = items.map(({ ready }) => ready);
  const isSettled = items.length > 0 && days.every((day) => day !== undefined);
  const whole = {
    language,
    items,
    open,
    isComplete: isSettled && !open.length && trouble === undefined && items.every(({ total }) => total !== undefined),
    ...sumOf(items),
    ...(isSettled && { ready: days.toSorted().at(-1)! }),
    validUntil,
    ...(trouble !== undefined && { trouble }),
  };
  return { ...whole, text: letterText(whole), summary: summaryOf(whole, 'en') };
}

function dated({ days, ...item }: DraftItem, workingDay: Terms['workingDay']): QuotedItem {
  return { ...item, ...(days !== undefined && { ready: workingDay(days) }) };
}

/** Of several currencies, of alternatives, and of what has no quantity, there is no sum. */
function sumOf(items: readonly QuotedItem[]): { readonly total?: string; readonly currency?: string } {
  const [first] = items;
  if (!first || items.some(({ currency }) => currency !== first.currency)) return {};
  const totals = items.flatMap(({ total }) => decimalOf(total ?? '') ?? []);
  const areAlternatives = new Set(items.map(({ part }) => part)).size < items.length;
  if (areAlternatives || totals.length < items.length) return { currency: first.currency };
  return { currency: first.currency, total: plain(totals.reduce<Decimal>(plus, { units: 0n, scale: 2 })) };
}
