import type { Intent } from '../intent/schema.ts';
import { isoDuration } from '../plan/duration.ts';
import type { Value } from '../plan/expression.ts';
import { type Asking, dueOf } from './due.ts';
import { said } from './words.ts';

/** What a policy is told of an intent; what was not read is absent. */
export function toldOf(intent: Intent, asking: Asking): Value {
  const { language, kind, asks, price, quantity, delayDays, deadline, urgent, summary, suggestedReply } = intent;
  const due = dueOf(intent, asking);
  const { hint, because } = said(due, intent, asking);
  return {
    language,
    kind,
    asks,
    ...(price && { price: { amount: price.amount, currency: price.currency, ...(price.per && { per: price.per }) } }),
    ...(quantity && { quantity: { amount: quantity.amount, ...(quantity.unit && { unit: quantity.unit }) } }),
    ...(delayDays !== null && { delayDays }),
    ...(deadline && { deadline }),
    urgent,
    ...(due.within !== undefined && { replyWithin: isoDuration(due.within) }),
    replyBy: `${new Date(due.at).toISOString().slice(0, 19)}Z`,
    replyBecause: because,
    hint,
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
