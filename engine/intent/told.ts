import type { Value } from '../plan/expression.ts';
import type { Intent } from './schema.ts';

const DAY_MS = 86_400_000;

/**
 * What a policy is told of an intent; what was not read is absent.
 *
 * @param at when it was asked, epoch milliseconds
 * @param within how soon to answer where the mail does not say, milliseconds
 */
export function toldOf(intent: Intent, at: number, within: number = DAY_MS): Value {
  const { language, kind, asks, price, quantity, delayDays, deadline, urgent, replyBy, summary, suggestedReply } =
    intent;
  return {
    language,
    kind,
    asks,
    ...(price && { price: { amount: price.amount, currency: price.currency, ...(price.per && { per: price.per }) } }),
    ...(quantity && { quantity: { amount: quantity.amount, ...(quantity.unit && { unit: quantity.unit }) } }),
    ...(delayDays !== null && { delayDays }),
    ...(deadline && { deadline }),
    urgent,
    replyBy: replyBy ?? `${new Date(at + within).toISOString().slice(0, 19)}Z`,
    summary,
    suggestedReply,
  };
}

/** Of what nothing was read. */
export const NOTHING_READ: Intent = {
  language: 'und',
  kind: 'other',
  asks: [],
  price: null,
  quantity: null,
  delayDays: null,
  deadline: null,
  urgent: false,
  replyWithin: null,
  replyBy: null,
  summary: 'Other',
  suggestedReply: '',
  evidence: {},
  confidence: {},
  provider: 'offline',
};
