import type { Alerts, Mail, Trigger } from './generated.ts';
import type { State } from './state.ts';

/** How much an alert presses. */
export type Priority = 'urgent' | 'high' | 'normal' | 'low';

/** What an alert asks of attention. Each person is told once for each stage. */
export type Stage = 'first' | 'reminder' | 'escalation' | 'resolved';

/** What `when`, `endsWhen` and `run` receive. */
export interface Event {
  /** The mail that the event is about. */
  readonly mail: Mail;
  /** All alerts about this event, whichever policy wished them. */
  readonly alerts: Alerts;
}

export interface Policy {
  /** One line that people will read: what the policy is about. */
  readonly title: string;
  /** The person or team, by id, that answers for the policy and is told when a run of it fails. */
  readonly owner: string;
  /** The event that starts it. */
  readonly on: Trigger;
  /** How much its alerts press. Without it: normal. */
  readonly priority?: Priority;
  /** Which events start it: facts and helpers, nothing that waits. Without it: all of that kind. */
  when?(event: Pick<Event, 'mail'>): boolean;
  /** The run ends wherever it waits as soon as this holds. */
  endsWhen?(event: Event): State;
  /** What follows. Every `await` is a durable step. */
  run(event: Event): Promise<void>;
}

/** Defines a policy. A policy file exports one as its default. */
export const policy = (definition: Policy): Policy => definition;

/** Any text for a literal of it, any number, any boolean: the checker knows what a flow gives by its kind alone. */
type Widened<T> = T extends string ? string : T extends number ? number : T extends boolean ? boolean : T;

/** A reusable flow: `await climb({ levels: [li, chen] })` in a policy walks its steps. */
export const flow = <Args extends readonly unknown[], Result>(
  body: (...args: Args) => Promise<Result>,
): ((...args: Args) => Promise<Widened<Result>>) => body as (...args: Args) => Promise<Widened<Result>>;
