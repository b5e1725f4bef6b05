import type { Alert, Directory, Reachable } from './alert.ts';
import type { Memory } from './memory.ts';
import type { NotSentReason, SentReason } from './reason.ts';
import type { Wish } from './wish.ts';

/** One wish about one person: what the arbiter decides on. */
export interface Petition {
  readonly wish: Wish;
  readonly person: string;
}

/** A petition that no stage has refused, with what the stages found out about it. */
export interface Open extends Petition {
  readonly reachable: Reachable;
  /** Set by *once*. */
  readonly reason: SentReason;
}

/** The petitions of one person that go out as one alert; the first leads it. */
export interface Bundle {
  readonly person: string;
  readonly reachable: Reachable;
  readonly petitions: readonly Open[];
  /** Set by *channel*: usable channels, the best first. */
  readonly channels: Reachable['channels'];
}

/** Why one petition is not sent as an alert of its own. */
export interface Refusal extends Petition {
  readonly reason: NotSentReason;
  /** The alert that tells the person instead, where one does. */
  readonly alert?: string | undefined;
}

/** One alert to send, the petitions that it carries, and the channels that are left should its own fail. */
export interface Sending {
  readonly alert: Alert;
  readonly bundle: Bundle;
}

/** A round of wishes on its way through the stages. Each stage returns a new docket. */
export interface Docket {
  readonly event: { readonly id: string; readonly subject: string };
  /** Epoch milliseconds of the judgement. */
  readonly at: number;
  readonly directory: Directory;
  readonly memory: Memory;
  readonly wishes: readonly Wish[];
  readonly open: readonly Open[];
  readonly bundles: readonly Bundle[];
  readonly refused: readonly Refusal[];
  readonly sendings: readonly Sending[];
}

export type Stage = (docket: Docket) => Docket;
