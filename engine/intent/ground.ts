import type { Letter } from './letter.ts';
import { parseHan } from './numbers/han.ts';
import { numeralsIn } from './numbers.ts';
import type { Intent, Quote, ValueName } from './schema.ts';

/**
 * Holds what somebody read against the mail: a value without a quote that stands in the new part (outside of signatures, quoted
 * history and words to machines) is dropped, and so is a number that its quote does not name. The places of quotes are set
 * right where only they are wrong.
 */
export function grounded(intent: Intent, letter: Letter): Intent {
  const evidence: { [field: string]: Quote } = {};
  for (const [field, quote] of Object.entries(intent.evidence)) {
    const found = standing(quote, letter);
    if (found) evidence[field] = found;
  }
  const has = (field: ValueName) => evidence[field] !== undefined;
  const price =
    intent.price && has('price') && names(evidence.price!, intent.price.amount, letter) ? intent.price : null;
  const quantity =
    intent.quantity && has('quantity') && names(evidence.quantity!, intent.quantity.amount, letter)
      ? intent.quantity
      : null;
  const delayDays = intent.delayDays !== null && has('delayDays') ? intent.delayDays : null;
  const deadline = intent.deadline && has('deadline') ? intent.deadline : null;
  const urgent = intent.urgent && has('urgent');
  const replyWithin = intent.replyWithin && has('replyWithin') ? intent.replyWithin : null;
  const replyBy = deadline || replyWithin ? intent.replyBy : null;
  const kept = { price, quantity, delayDays, deadline, urgent, replyWithin };
  const stays = (field: string) => !(field in kept) || Boolean(kept[field as keyof typeof kept]);
  return {
    ...intent,
    ...kept,
    replyBy,
    evidence: Object.fromEntries(Object.entries(evidence).filter(([field]) => stays(field))),
    confidence: Object.fromEntries(Object.entries(intent.confidence).filter(([field]) => stays(field))),
  };
}

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

/** Whether a quote names an amount, in whatever form. */
function names({ quote }: Quote, amount: number, { language }: Letter): boolean {
  const near = (value: number) => Math.abs(value - amount) < 1e-6 * Math.max(1, Math.abs(amount));
  const numerals = ['en', 'de', language].flatMap((one) => numeralsIn(quote.replace(/(?<=\p{L})(?=\d)/gu, ' '), one));
  if (numerals.some(({ value, whole }) => near(value) || near(whole) || near(value / 100))) return true;
  // 三块五 is 3.5: the numerals around the sign.
  const [, whole, tenth] = /(\d+|[一二两三四五六七八九十百]+)块(\d|[一二三四五六七八九])/u.exec(quote) ?? [];
  return (
    whole !== undefined && near((Number(whole) || parseHan(whole) || 0) + (Number(tenth) || parseHan(tenth!) || 0) / 10)
  );
}
