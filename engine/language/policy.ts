import type { EventType } from './event.ts';
import type { Alerts, EventData, Mail, Tick, Trigger } from './generated.ts';
import type { Schedule } from './schedule.ts';
import type { State } from './state.ts';

/** How much an alert presses. */
export type Priority = 'urgent' | 'high' | 'normal' | 'low';

/** What an alert asks of attention. Each person is told once for each stage. */
export type Stage = 'first' | 'reminder' | 'escalation' | 'resolved';

/** What can start a policy: an event by its name, one that the rules declare, or a schedule. */
export type Start = Trigger | EventType | Schedule;

/** What `when` receives: the facts of what started the policy. */
export type FactsOf<On> =
  On extends EventType<infer Data>
    ? { readonly data: Data }
    : On extends Schedule
      ? { readonly tick: Tick }
      : On extends keyof EventData
        ? { readonly data: EventData[On] }
        : { readonly mail: Mail };

/** What `endsWhen` and `run` receive. */
export type Given<On> = FactsOf<On> & { readonly alerts: Alerts };

/** What `when`, `endsWhen` and `run` of a policy about mail receive. */
export interface Event {
  /** The mail that the event is about. */
  readonly mail: Mail;
  /** All alerts about this event, whichever policy wished them. */
  readonly alerts: Alerts;
}

/** Whose alerts are not sent meanwhile, and about which mails. */
export interface Inhibits {
  /** Ids of policies, with `*` for any characters: `['office/*']`. */
  readonly policies: readonly string[];
  /** Without it: about this mail alone. Else about all mails of the same mailbox, sender or domain, or about any. */
  readonly about?: 'mailbox' | 'from' | 'domain' | 'any';
}

export interface Policy<On extends Start = Start> {
  /** One line that people will read: what the policy is about. */
  readonly title: string;
  /** The person or team, by id, that answers for the policy and is told when a run of it fails. */
  readonly owner: string;
  /** The event that starts it. */
  readonly on: On;
  /** How much its alerts press. Without it: normal. */
  readonly priority?: Priority;
  /** Which events start it: facts and helpers, nothing that waits. Without it: all of that kind. */
  when?(event: FactsOf<On>): boolean;
  /** The run ends wherever it waits as soon as this holds. */
  endsWhen?(event: Given<On>): State;
  /** Policies that stay quiet while this one is at work. A warning of danger is never kept quiet. */
  readonly inhibits?: Inhibits;
  /** What follows. Every `await` is a durable step. */
  run(event: Given<On>): Promise<void>;
}

/** Defines a policy. A policy file exports one as its default. */
export const policy = <const On extends Start>(definition: Policy<On>): Policy<On> => definition;

/** Any text for a literal of it, any number, any boolean: the checker knows what a flow gives by its kind alone. */
type Widened<T> = T extends string ? string : T extends number ? number : T extends boolean ? boolean : T;

/** A reusable flow: `await climb({ levels: [li, chen] })` in a policy walks its steps. */
export const flow = <Args extends readonly unknown[], Result>(
  body: (...args: Args) => Promise<Result>,
): ((...args: Args) => Promise<Widened<Result>>) => body as (...args: Args) => Promise<Widened<Result>>;
