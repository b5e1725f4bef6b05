import { datesMeant } from './deadline.ts';
import { delaysMeant } from './delay.ts';
import type { Letter } from './letter.ts';
import { readingOf } from './reading.ts';
import type { Intent, Quote } from './schema.ts';

/**
 * Holds what somebody read against the mail. A value stays that has a quote which stands in the new part (outside of signatures,
 * quoted history and words to machines) and that the words of the quote name or mean; any other is dropped. The places of
 * quotes are set right where only they are wrong.
 */
export function grounded(intent: Intent, letter: Letter): Intent {
  const evidence: { [field: string]: Quote } = {};
  for (const [field, quote] of Object.entries(intent.evidence)) {
    const found = standing(quote, letter);
    if (found) evidence[field] = found;
  }
  const reading = readingOf(letter);
  const within = (place: Quote) => (one: { readonly start: number; readonly end: number }) =>
    one.start < place.end && place.start < one.end;
  const proved = <T>(field: string, value: T | null, means: (value: T, place: Quote) => boolean): T | null => {
    const place = evidence[field];
    return value !== null && place && means(value, place) ? value : null;
  };
  const kept = {
    price: proved('price', intent.price, ({ amount, currency }, place) =>
      reading.money.filter(within(place)).some((one) => one.currency === currency && isNear(one.amount, amount)),
    ),
    quantity: proved('quantity', intent.quantity, ({ amount }, place) =>
      reading.rest.filter(within(place)).some(({ value, whole }) => isNear(value, amount) || isNear(whole, amount)),
    ),
    delayDays: proved('delayDays', intent.delayDays, (days, place) => delaysMeant(reading, place).includes(days)),
    deadline: proved('deadline', intent.deadline, (date, place) => datesMeant(reading, place).includes(date)),
    urgent: proved('urgent', intent.urgent || null, () => true) ?? false,
    replyWithin: proved('replyWithin', intent.replyWithin, () => true),
  };
  const stays = ([field]: readonly [string, unknown]) => !(field in kept) || Boolean(kept[field as keyof typeof kept]);
  return {
    ...intent,
    ...kept,
    replyBy: kept.deadline || kept.replyWithin ? intent.replyBy : null,
    evidence: Object.fromEntries(Object.entries(evidence).filter(stays)),
    confidence: Object.fromEntries(Object.entries(intent.confidence).filter(stays)),
  };
}

const isNear = (one: number, other: number) => Math.abs(one - other) < 1e-6 * Math.max(1, Math.abs(other));

/** The quote where it really stands, in what gives values. */
function standing({ quote, start, end }: Quote, { text, read }: Letter): Quote | undefined {
  if (!quote.trim()) return undefined;
  const isThere = (at: number) => text.startsWith(quote, at) && read.slice(at, at + quote.length).trim() !== '';
  if (end === start + quote.length && isThere(start)) return { quote, start, end };
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    if (isThere(at)) return { quote, start: at, end: at + quote.length };
  }
  return undefined;
}
