import { z } from 'zod';
import { type Expression, expression } from './expression.ts';
import { type Signature, signature } from './extension.ts';
import { type Priority, priority } from './priority.ts';
import { type Schedule, schedule } from './schedule.ts';
import { type State, state } from './state.ts';
import { type Step, step } from './step.ts';

/**
 * The version of the language's meaning. It grows when the interpreter or the arbiter would treat an old plan in
 * another way; both then keep the old way for plans that carry the old number, for a mail in flight keeps its policy.
 */
export const LANGUAGE_VERSION = 2;

/** The versions whose plans may still be in flight. 2 looks at the mailbox once more before it takes a mail for unread. */
const VERSIONS = [1, 2] as const;

/** On which other events policies stay quiet. */
export const INHIBITS_ABOUT = ['mailbox', 'from', 'domain', 'any'] as const;
export type InhibitsAbout = (typeof INHIBITS_ABOUT)[number];

/** Which policies stay quiet, and about what. */
export interface Inhibits {
  /** Ids, with `*` for any characters: `office/*`. */
  readonly policies: readonly string[];
  /** Absent: on this event alone. A label: also on events of which it is the same. `any`: on all events. */
  readonly about?: InhibitsAbout | undefined;
}

/** A policy in its compiled form. Plain JSON: it travels in Temporal's histories and is kept in the store by its hash. */
export interface Plan {
  readonly languageVersion: (typeof VERSIONS)[number];
  /** The file's path below the rules folder without its ending: `logistics/shipping-trouble`. */
  readonly id: string;
  readonly title: string;
  /** The person or team that answers for the policy and is told when a run of it fails. */
  readonly owner: string;
  /** The event that starts it: `mail.received`. */
  readonly on: string;
  /** The moments at which it starts, for a policy on a schedule: its `on` is then `schedule:` and its id. */
  readonly schedule?: Schedule | undefined;
  readonly priority: Priority;
  /** Absent: every event of that kind. */
  readonly when?: Expression | undefined;
  readonly endsWhen?: State | undefined;
  /** Policies that it keeps quiet while it is at work. */
  readonly inhibits?: Inhibits | undefined;
  readonly steps: readonly Step[];
  /** Helper calls over facts alone that stand in `run` (`{kind:'derived', index}` reads them): answered at intake. */
  readonly derived: readonly Expression[];
  /** The facts that `run` and its templates read, by path: only these travel with a run. */
  readonly reads: readonly string[];
  /** Names of the lists that `run` asks while it runs; those of `when` and `derived` are asked at intake. */
  readonly lists: readonly string[];
  /** Names of the templates that its alerts use. */
  readonly templates: readonly string[];
  /** The most history events that one run can cause under Temporal (an upper bound, computed by the compiler). */
  readonly historyBound: number;
  /** What it takes from extensions, by name (`ext:erp.createInvoice`), as it was declared. Absent: nothing. */
  readonly extensions?: { readonly [name: string]: Signature } | undefined;
  readonly source: { readonly file: string };
  /** SHA-256 over the canonical JSON of all the above but `source` and spans, in hex: equal hash, equal behaviour. */
  readonly hash: string;
}

export const plan: z.ZodType<Plan> = z.object({
  languageVersion: z.literal(VERSIONS),
  id: z.string(),
  title: z.string(),
  owner: z.string(),
  on: z.string(),
  schedule: schedule.optional(),
  priority,
  when: expression.optional(),
  endsWhen: state.optional(),
  inhibits: z.object({ policies: z.array(z.string()), about: z.enum(INHIBITS_ABOUT).optional() }).optional(),
  steps: z.array(step),
  derived: z.array(expression),
  reads: z.array(z.string()),
  lists: z.array(z.string()),
  templates: z.array(z.string()),
  historyBound: z.number().int(),
  extensions: z.record(z.string(), signature).optional(),
  source: z.object({ file: z.string() }),
  hash: z.string(),
});
