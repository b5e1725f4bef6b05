import type { Alert, Directory, Question } from '../../engine/arbiter/alert.ts';
import type { Item } from '../../engine/arbiter/wish.ts';
import type { Entry } from '../../engine/interpreter/entry.ts';
import type { WorldEvent } from '../../engine/interpreter/host.ts';
import type { Recollection } from '../../engine/interpreter/recollection.ts';
import type { Value } from '../../engine/plan/expression.ts';
import type { Signature } from '../../engine/plan/extension.ts';
import type { Planned } from './tick.ts';

/** One effect to perform: `key` is the same on every repeat. */
export interface Performing {
  readonly key: string;
  readonly event: string;
  readonly policy: string;
  readonly args: readonly Value[];
  /** Logical instant, epoch milliseconds. */
  readonly at: number;
}

/** One effect of an extension to perform. */
export interface Extending extends Performing {
  /** `ext:erp.createInvoice` */
  readonly effect: string;
  readonly signature: Signature;
}

/** Part of an event's timeline, to be appended to the log; idempotent by the ordinal of its first entry. */
export interface Recording {
  readonly event: string;
  readonly firstOrdinal: number;
  /** How many events the run's history had when it was decided: what is longer is right. Absent from older builds. */
  readonly history?: number;
  readonly entries: readonly Entry[];
}

/**
 * Effects of the catalogue by name; one file each under `workflows/activities`. Those that go outside take a piece of the
 * timeline along.
 */
export type Perform = (performing: Performing, recording?: Recording) => Promise<Value>;

/** What workflows ask of the worker. */
export interface Activities {
  /** Delivers one alert; returns when it was delivered, throws a non-retryable failure when it never can be. */
  send(alert: Alert, recording?: Recording): Promise<void>;
  /** Has the log say that a delivery has failed which no attempt has ended. */
  abandon(delivery: { readonly key: string; readonly detail: string }): Promise<void>;
  lookUp(question: Question): Promise<Directory>;
  record(recording: Recording): Promise<void>;
  /** Brings an alert into the summary of its person and key. */
  gather(item: Item, recording?: Recording): Promise<void>;
  /** Looks at the mail where it lies. @returns those of the states that hold; throws where no mailbox can be asked */
  recheck(question: { readonly event: string; readonly states: readonly string[] }): Promise<string[]>;
  /** What happened to an event, as the store has it: some of it may be on its way to the run, or was on its way in a process that died. */
  remember(event: string): Promise<WorldEvent[]>;
  /** What earlier runs of an event left behind. */
  recollect(event: string): Promise<Recollection>;
  createTask: Perform;
  sendMail: Perform;
  extension(extending: Extending, recording?: Recording): Promise<Value>;
  move: Perform;
  flag: Perform;
  localTime: Perform;
  nextTime: Perform;
  workingTime: Perform;
  intent: Perform;
  quote: Perform;
}

/** What the workflow of a schedule asks for. */
export interface Ticking {
  /** @param due epoch milliseconds */
  takeTick(planned: Planned, due: number): Promise<void>;
}

/** What is asked of workers that have room for mailboxes. */
export interface Watching {
  /** Watches a mailbox for a turn, and returns when it is over. */
  watch(mailbox: string): Promise<void>;
}
