import type { Priority, Stage } from '../plan/priority.ts';

/** What the directory answered when an alert was to be made: recorded, so that a repeat decides alike. Plain JSON. */
export interface Directory {
  /** For each name that was asked (`purchasing.lead`), the ids of the persons behind it; empty for nobody. */
  readonly refs: { readonly [ref: string]: readonly string[] };
  readonly persons: { readonly [id: string]: Reachable };
}

export interface Reachable {
  readonly name: string;
  /** BCP 47 */
  readonly language: string;
  /** IANA */
  readonly zone: string;
  /** How the person can be reached, the best first: the channel's name in the configuration and the address there. */
  readonly channels: readonly { readonly channel: string; readonly address: string }[];
}

/** One alert: one event, one person, one stage and turn, one channel, and the text of every policy that wished it. */
export interface Alert {
  /** Of event, person, stage, turn, priority and channel: the idempotency key of the delivery, hex. */
  readonly key: string;
  readonly event: string;
  readonly person: string;
  readonly name: string;
  readonly language: string;
  readonly stage: Stage;
  readonly turn: string;
  readonly priority: Priority;
  readonly danger: boolean;
  readonly channel: string;
  readonly address: string;
  readonly subject: string;
  readonly body: string;
  /** Ids of the policies whose texts it carries, in the order in which they stand. */
  readonly policies: readonly string[];
  /** Epoch milliseconds of the judgement (logical time). */
  readonly at: number;
}
