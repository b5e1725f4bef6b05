import { z } from 'zod';
import { alertStates } from '../catalogue/states/alert.ts';
import { mailStates } from '../catalogue/states/mail.ts';
import type { SenderHistory } from '../facts/history.ts';
import { KINDS } from '../intent/schema.ts';
import { ENTRY_KINDS } from '../interpreter/entry.ts';
import { parseIsoDuration } from '../plan/duration.ts';
import type { Answered } from '../reply/answered.ts';
import { whereabouts } from './whereabouts.ts';

/** What earlier mails said of the sender, as `mail.history` has it: what is left out is what is said of a stranger. */
const history = z
  .strictObject({
    isKnown: z.literal(true).default(true),
    firstSeen: z.iso.datetime({ offset: true }).optional(),
    mails: z.number().int().nonnegative().default(0),
    domainMails: z.number().int().nonnegative().optional(),
    replyTo: z.string().default(''),
    accounts: z.array(z.string()).default([]),
    namesakes: z.array(z.string()).default([]),
    resembles: z.string().default(''),
    isLookAlike: z.boolean().default(false),
    said: z
      .strictObject({
        verdict: z.enum(['fine', 'bad']),
        about: z.enum(['sender', 'domain']).default('sender'),
        at: z.iso.datetime({ offset: true }),
        reasons: z.array(z.string()).default([]),
      })
      .optional(),
  })
  .transform((past): SenderHistory => ({ ...past, domainMails: past.domainMails ?? past.mails }));

const offset = z.string().transform((text, context) => {
  const ms = parseIsoDuration(text);
  if (ms === undefined) context.addIssue(`${JSON.stringify(text)} is no ISO 8601 duration such as PT2H or P1DT30M`);
  return ms ?? 0;
});

const KNOWN = new Set([...mailStates, ...alertStates].map(({ name }) => name));

/** States of effects may be those of extensions, and are not known here; of mails and alerts there are no others. */
const state = z.string().refine((name) => !/^(?:mail|alerts?)\./.test(name) || KNOWN.has(name), {
  error: ({ input }) => `${JSON.stringify(input)} never becomes true. Write one of ${[...KNOWN].join(', ')}.`,
});

const zone = z.string().refine(isZone, 'Write an IANA time zone, such as "Europe/Berlin".');

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** Something that becomes true outside, `at` after the mail came. */
const happening = z.strictObject({
  at: offset,
  event: state,
  by: z.string().optional(),
  of: z.string().optional(),
  /** It happens and is never reported: only a look at the mailbox finds it. */
  lost: z.boolean().optional(),
});

const WEEK_MS = 7 * 86_400_000;

/** Mails that were answered before this one came: `times` of them, each a week before the next; the last came at `received`. */
const answered = z
  .strictObject({
    kind: z.enum(KINDS),
    /** Registrable domain of the writer. */
    customer: z.string(),
    received: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
    after: offset,
    times: z.int().min(1).max(100).default(1),
  })
  .transform(({ kind, customer, received, after, times }): readonly Answered[] =>
    Array.from({ length: times }, (_, week) => {
      const receivedAt = received - week * WEEK_MS;
      return { kind, customer, receivedAt, answeredAt: receivedAt + after };
    }),
  );

/** How an effect (or `send`, a delivery) goes: how long it takes, and whether it fails for good. */
const performance = z.strictObject({
  effect: z.string(),
  /** Only the operation of this key: `policy#branch:seq`, or an alert's key. */
  key: z.string().optional(),
  /** Only the nth of its kind, from 1; without it every one. */
  nth: z.number().int().positive().optional(),
  /** For `send`: only by that channel, only to that person. */
  channel: z.string().optional(),
  to: z.string().optional(),
  takes: offset.optional(),
  /** What an effect of an extension returns, without it something plausible; of `intent`, what the mail wants, without it what is read offline; of `quote`, what the stock list says to it, without it what that of the rules folder says. */
  returns: z.json().optional(),
  fails: z.strictObject({ message: z.string(), temporary: z.boolean().default(false) }).optional(),
});

/** An entry of the timeline as a case expects it: only what is named is compared. */
const expectation = z.strictObject({
  at: offset,
  kind: z.enum(ENTRY_KINDS),
  policy: z.string().optional(),
  to: z.string().optional(),
  channel: z.string().optional(),
  stage: z.string().optional(),
  turn: z.string().optional(),
  priority: z.string().optional(),
  reason: z.string().optional(),
  effect: z.string().optional(),
  state: z.string().optional(),
  exit: z.string().optional(),
  detail: z.string().optional(),
});

/**
 * What the world does after a mail came, and, for a case, what is expected to follow. Durations are ISO 8601 in the file
 * and milliseconds once parsed.
 */
export const scenario = z.strictObject({
  /** For the reader. */
  about: z.string().optional(),
  /** When the mail came; without it the mail's own date. */
  start: z.iso.datetime({ offset: true }).optional(),
  /** IANA zone in which a timeline is printed for people. */
  zone: zone.optional(),
  /** The event that the mail is. */
  event: z.string().default('mail.received'),
  source: z.enum(['imap', 'smtp', 'folder', 'http', 'sent']).default('imap'),
  mailbox: z.string().default('sample'),
  /** What is known of the mail's sender; without it nobody has looked. */
  history: history.optional(),
  /** Answers to dear facts: how many events of a kind `count` finds; what facts of extensions say, by what they are asked about. */
  facts: z
    .object({ count: z.record(z.string(), z.number().int().nonnegative()).default({}) })
    .catchall(z.record(z.string(), z.json()))
    .default({ count: {} }),
  /** States that hold before the mail is taken in. */
  holds: z.array(state).default([]),
  hold: offset.optional(),
  /** Who is away, who took whose turn, what is silenced, how people are reached. */
  directory: whereabouts.prefault({}),
  effects: z.array(performance).default([]),
  then: z.array(happening).default([]),
  /** From which `intent` takes how soon such mails are answered. */
  answered: z
    .array(answered)
    .transform((rows) => rows.flat())
    .default([]),
  /** Ids of the policies that must match, and no others. */
  match: z.array(z.string()).optional(),
  expect: z.array(expectation).optional(),
  /** Whether entries that `expect` does not name may stand between those that it does. */
  others: z.enum(['allowed', 'refused']).default('allowed'),
});

export type Scenario = z.output<typeof scenario>;
export type Expectation = z.output<typeof expectation>;
export type Performance = z.output<typeof performance>;

/** A scenario in which nobody does anything. */
export const QUIET: Scenario = scenario.parse({});
