import * as z from 'zod';
import { ASKS, KINDS } from '../catalogue/effects/intent.ts';

export { ASKS, KINDS };
/** What a mail is, seen from us who got it. */
export type Kind = (typeof KINDS)[number];

/** What its writer wants of us. */
export type Ask = (typeof ASKS)[number];

export const LANGUAGES = ['en', 'zh', 'de', 'es', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

const price = z.strictObject({
  amount: z.number().describe('For one `per`, or in all where `per` is null'),
  currency: z.string().describe('ISO 4217: USD'),
  per: z.string().nullable().describe('The unit in English, in the singular: piece, set, kg; null for a total'),
});

const quantity = z.strictObject({
  amount: z.number(),
  unit: z
    .string()
    .nullable()
    .describe('In English and in the singular: piece, set; null where the mail names the goods only'),
});

/** The values that must be proved by a quote. */
export const VALUES = ['price', 'quantity', 'delayDays', 'deadline', 'urgent', 'replyWithin'] as const;
export type ValueName = (typeof VALUES)[number];

/** Where a value stands: `text.slice(start, end) === quote` in the text that `textOf` gives: subject, blank line, new part. */
export const quoteSchema = z.strictObject({
  quote: z.string(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});
export type Quote = z.infer<typeof quoteSchema>;

/** What a mail wants, and by when. */
export const intentSchema = z.strictObject({
  language: z.string().describe('ISO 639-1; `und` where it cannot be told'),
  kind: z.enum(KINDS),
  asks: z.array(z.enum(ASKS)),
  price: price.nullable(),
  quantity: quantity.nullable(),
  delayDays: z.int().nullable(),
  deadline: z.iso.date().nullable(),
  urgent: z.boolean(),
  replyWithin: z.string().nullable().describe('ISO 8601: PT2H'),
  replyBy: z.iso.datetime().nullable(),
  summary: z.string(),
  suggestedReply: z.string(),
  evidence: z.record(z.string(), quoteSchema),
  confidence: z.record(z.string(), z.number().min(0).max(1)),
  provider: z.string().describe('`offline`, or the model that read the mail'),
});
export type Intent = z.infer<typeof intentSchema>;
export type Price = z.infer<typeof price>;
export type Quantity = z.infer<typeof quantity>;
