import { z } from 'zod';
import { deadlineMoment } from '../../../engine/intent/deadline.ts';
import { grounded } from '../../../engine/intent/ground.ts';
import type { Letter } from '../../../engine/intent/letter.ts';
import { type Intent, intentSchema, type Quote, VALUES } from '../../../engine/intent/schema.ts';
import { replyTo, summaryOf } from '../../../engine/intent/wording.ts';

const { language, kind, asks, price, quantity, delayDays, deadline, urgent } = intentSchema.shape;
const quote = z.string().nullable().describe('The exact words of the mail that prove it; null where there is no value');

/** What a model is asked for: the values and their quotes. Where these stand, and what is made of them, is our own work. */
export const answerSchema = z.strictObject({
  language,
  kind,
  asks,
  price,
  quantity,
  delayDays,
  deadline,
  urgent,
  quotes: z.strictObject({ price: quote, quantity: quote, delayDays: quote, deadline: quote, urgent: quote }),
});
export type Answer = z.infer<typeof answerSchema>;

/** What a model is asked for where it suggests an answer. */
export const wordingSchema = z.strictObject({
  reply: z.string().describe('The answer, in the language of the mail, with open places in square brackets'),
});

/** As JSON Schema, in the form that structured outputs want: every field required, no other. */
export const jsonSchemaOf = (form: z.ZodType): { readonly [key: string]: unknown } => {
  const { $schema, ...schema } = z.toJSONSchema(form);
  return schema;
};

/**
 * An intent made of a model's answer, held against the mail, and of what was read offline: what the model cannot prove is not
 * believed, and that somebody presses is not taken back by it.
 *
 * @param offline how the mail was read without it
 */
export function intentFrom(answer: Answer, letter: Letter, offline: Intent, provider: string): Intent {
  const evidence: { [field: string]: Quote } = {};
  for (const field of VALUES) {
    const words = field === 'replyWithin' ? null : answer.quotes[field];
    if (words) evidence[field] = { quote: words, start: 0, end: 0 };
  }
  const { quotes, ...values } = answer;
  const confidence = Object.fromEntries(['kind', ...Object.keys(evidence)].map((field) => [field, 0.9]));
  const claimed = { ...offline, ...values, replyWithin: null, replyBy: null, evidence, confidence, provider };
  return withOffline(grounded(claimed, letter), offline, letter);
}

function withOffline(read: Intent, offline: Intent, letter: Letter): Intent {
  const urgent = read.urgent || offline.urgent;
  const moment = read.deadline ? deadlineMoment(read.deadline, letter.written.offset) : undefined;
  const byDeadline = moment === undefined ? null : `${new Date(moment).toISOString().slice(0, 19)}Z`;
  const kept = ['urgent', 'replyWithin'].filter((field) => !(field in read.evidence) && offline.evidence[field]);
  const added = (of: Intent['evidence'] | Intent['confidence']) =>
    Object.fromEntries(kept.map((field) => [field, of[field]!]));
  const whole: Intent = {
    ...read,
    urgent,
    replyWithin: offline.replyWithin,
    replyBy: [offline.replyBy, byDeadline].filter((one) => one !== null).sort()[0] ?? null,
    evidence: { ...read.evidence, ...(added(offline.evidence) as Intent['evidence']) },
    confidence: { ...read.confidence, ...(added(offline.confidence) as Intent['confidence']) },
  };
  return { ...whole, summary: summaryOf(whole), suggestedReply: replyTo(whole) };
}
