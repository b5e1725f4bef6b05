import type { Alert, Directory, Inhibitor, Reachable, Way } from './alert.ts';
import type { Memory } from './memory.ts';
import type { NotSentReason, SentReason } from './reason.ts';
import type { Gathering, Wish } from './wish.ts';

/** What passes remarked on one petition, by pass: behind `posthorn why`. Only what is worth a word. */
export type Notes = { readonly [pass: string]: string };

/** One wish about one person: what the arbiter decides on. */
export interface Petition {
  readonly wish: Wish;
  readonly person: string;
}

/** A petition that no pass has refused, with what the passes found out about it. */
export interface Open extends Petition {
  readonly reachable: Reachable;
  /** Set by *once*. */
  readonly reason: SentReason;
  /** Set by *time*: to be shown without a sound, until when (epoch ms) nothing may ring. */
  readonly quietUntil?: number | undefined;
  /** Set by *time*: a better way was passed over because it rings. */
  readonly passedOver?: boolean | undefined;
  readonly notes: Notes;
}

/** The petitions of one person that go out as one alert; the first leads it. */
export interface Bundle {
  readonly person: string;
  readonly reachable: Reachable;
  readonly petitions: readonly Open[];
  /** Set by *channel*: usable channels, the best first. */
  readonly channels: readonly Way[];
}

/** Why one petition is not sent as an alert of its own. */
export interface Refusal extends Petition {
  readonly reason: NotSentReason;
  /** The alert that tells the person instead, where one does. */
  readonly alert?: string | undefined;
  /** What is behind it: a silence's id, `event/policy` of an inhibitor, the instant (ISO 8601) that it waits for. */
  readonly cause?: string | undefined;
  /** The item of a summary that it became. */
  readonly item?: string | undefined;
  readonly notes?: Notes | undefined;
}

/** A wish that is to be judged again, for one person. */
export interface Later {
  readonly wish: Wish;
  readonly person: string;
  /** Epoch ms. */
  readonly at: number;
  /** Nothing was sent yet (`deferred`), or it was shown without a sound and is to be heard now (`ring`). */
  readonly kind: 'deferred' | 'ring';
}

/** A bundle that goes into a summary. */
export interface Gathered {
  readonly bundle: Bundle;
  readonly into: Gathering;
  readonly reason: 'gathered' | 'storm';
}

/** One alert to send, the petitions that it carries, and the channels that are left should its own fail. */
export interface Sending {
  readonly alert: Alert;
  readonly bundle: Bundle;
}

/** A round of wishes on its way through the passes. Each returns a new docket. */
export interface Docket {
  readonly event: Occasion;
  /** Epoch milliseconds of the judgement. */
  readonly at: number;
  readonly directory: Directory;
  readonly memory: Memory;
  readonly wishes: readonly Wish[];
  readonly open: readonly Open[];
  readonly bundles: readonly Bundle[];
  readonly refused: readonly Refusal[];
  readonly sendings: readonly Sending[];
  /** To be judged again, by *time*. */
  readonly later: readonly Later[];
  /** For summaries, by *group*. */
  readonly gathered: readonly Gathered[];
  /** Policies at work on this very event that keep others quiet. */
  readonly inhibitors: readonly Inhibitor[];
}

/** The event, as far as the arbiter looks at it: see `EventStart`. */
export interface Occasion {
  readonly id: string;
  readonly subject: string;
  readonly labels?: { readonly [name: string]: string } | undefined;
  readonly storm?: { readonly alerts: number; readonly within: number } | undefined;
}

/** One of the passes that wishes go through. */
export type Pass = (docket: Docket) => Docket;
