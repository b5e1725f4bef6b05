import type { Alert, Directory, Question } from '../arbiter/alert.ts';
import type { Item } from '../arbiter/wish.ts';
import type { Value } from '../plan/expression.ts';
import type { Signature } from '../plan/extension.ts';
import type { Plan } from '../plan/plan.ts';
import type { Template } from '../plan/ruleset.ts';
import type { Failure } from '../plan/steps/try.ts';

/** What the scheduler asks of the world; `at` is the logical instant in epoch ms. The key is the same on every repeat, so a host can make the doing idempotent. */
export type Command =
  /** Do an effect of the catalogue. Answered by its result or a failure. */
  | {
      readonly kind: 'perform';
      readonly key: string;
      readonly effect: string;
      readonly policy: string;
      readonly args: readonly Value[];
      /** What was declared of it, for an effect of an extension. */
      readonly extension?: Signature | undefined;
      readonly at: number;
    }
  /** Who stands behind names now, and how they are reached. Answered by a {@link Directory}. */
  | ({ readonly kind: 'lookup'; readonly key: string } & Question)
  /** Deliver one alert by one channel. Answered when it was delivered, or failed for good. */
  | { readonly kind: 'send'; readonly key: string; readonly alert: Alert; readonly at: number }
  /** Have an alert join the summary of its person and key. Answered when it is safe there. */
  | { readonly kind: 'gather'; readonly key: string; readonly item: Item; readonly at: number }
  /** Look at the mail where it lies: which of these states hold. Answered by their names, or a failure. */
  | { readonly kind: 'recheck'; readonly key: string; readonly states: readonly string[]; readonly at: number };

/**
 * `at`: the instant (epoch ms) at which a late answer came, where the host knows it better than by its clock; a host
 * that plays a script does.
 */
export type Answer = { readonly at?: number | undefined } & (
  | { readonly ok: true; readonly value?: Value | Directory }
  | { readonly ok: false; readonly failure: Failure }
);

/** Something that became true outside. */
export interface WorldEvent {
  /** When it happened, in epoch milliseconds. Taken as the present where it lies before what was judged already. */
  readonly at: number;
  /** Name of a state in the catalogue: `mail.read`, `task.done`, `alert.acknowledged`. */
  readonly event: string;
  /** The person who did it, by id. */
  readonly by?: string | undefined;
  /** For a state of a handle, which one: a task's id, an alert's key. Without it: all that exist at that moment. */
  readonly of?: string | undefined;
}

/** Somebody ends runs of an event before their time. */
export interface Cancelling {
  /** Who, by name. */
  readonly by: string;
  /** The run of this policy alone; absent: all that there are. */
  readonly policy?: string | undefined;
}

/** One matched policy with all that its run may read. Plain JSON. */
export interface RunStart {
  readonly plan: Plan;
  /** The facts of `plan.reads` by path. */
  readonly facts: { readonly [path: string]: Value };
  /** Values of `plan.derived`, by index. */
  readonly derived: readonly Value[];
  /** The lists of `plan.lists`. */
  readonly lists: { readonly [name: string]: readonly string[] };
  /** The templates of `plan.templates`, by name and language. */
  readonly templates: { readonly [name: string]: { readonly [language: string]: Template } };
}

/** One event: what all runs that it started share. Plain JSON. */
export interface EventStart {
  /** Derived from the mail; also the workflow's id. Holds no address and no word of the mail. */
  readonly id: string;
  /** Epoch milliseconds. Instant 0 of every timeline. */
  readonly receivedAt: number;
  /** What the alert's footer and the log call the event: the subject. */
  readonly subject: string;
  /** How long a round of wishes may be held open by effects in flight, in ms. Urgent wishes are never held. */
  readonly hold: number;
  /** What the event is about, for silences and inhibition: `kind`, `mailbox`, `from`, `domain`, `subject`. Never leaves encrypted payloads. */
  readonly labels?: { readonly [name: string]: string } | undefined;
  /** How many alerts a person may be sent within a while (ms) before the rest becomes a summary. Absent: any number. */
  readonly storm?: { readonly alerts: number; readonly within: number } | undefined;
  /** Names of states that the event's source never reports: a wait for one of them says so in the timeline. */
  readonly untracked?: readonly string[] | undefined;
  /**
   * The host remembers what happened to the event, whether or not it could tell the run: it is asked before a deadline is taken
   * for passed. Absent in histories of builds that did not ask.
   */
  readonly remembered?: true | undefined;
  /** A run of the event may have been over when this one began: the host knows whom that one told. */
  readonly earlier?: true | undefined;
  /** States that held already when the event was taken in (a mail that was read before Posthorn saw it). */
  readonly holds: readonly { readonly event: string; readonly by?: string | undefined }[];
}

/** How long a round is held, and how long an effect may last without taking logical time, unless configured: 3 s. */
export const DEFAULT_HOLD_MS = 3_000;

/**
 * Where a scheduler lives: virtual time in the simulator, a Temporal workflow in production. `drive` is the same for
 * both.
 */
export interface Host {
  /** The host's clock in epoch milliseconds: virtual, or the workflow's. */
  clock(): number;
  /** Begins to do what is asked; the answer is given to the scheduler later (never within this call). */
  begin(command: Command): void;
  /** Resolves when something was given to the scheduler, or at `wakeAt` (epoch ms), whichever is first. */
  next(wakeAt: number | undefined): Promise<void>;
}
