import type { Alert, Inhibitor, Matcher } from '../../../engine/arbiter/alert.ts';
import type { Entry } from '../../../engine/interpreter/entry.ts';
import type { Recurrence } from '../../../engine/roster/known.ts';

export interface LoggedAlert {
  readonly alert: Alert;
  readonly state: 'sending' | 'sent' | 'failed';
  /** What the other side called the message, where it told. */
  readonly receipt?: string | undefined;
  readonly detail?: string | undefined;
  readonly loggedAt: number;
}

export interface NotificationLog {
  /**
   * Before a send. `sent` where the log already holds the delivery under this key: then nothing is to be sent again.
   * `go` for a new key, for one whose send was begun but never finished (the process died), and for one that failed.
   */
  begin(alert: Alert): Promise<'go' | 'sent'>;
  /** After a send. A delivery that succeeded stays so. */
  finish(key: string, outcome: { ok: true; receipt?: string } | { ok: false; detail: string }): Promise<void>;
  get(key: string): Promise<LoggedAlert | undefined>;
  /** The latest alert that the other side calls so: a Message-ID, a message's time stamp. */
  findByReceipt(receipt: string): Promise<LoggedAlert | undefined>;
  /**
   * How many alerts a person was sent since an instant (epoch ms), with those that other events are about to send. Where they are fewer than
   * `most`, a place is kept for an alert of this event until that is begun, for half a minute at the most. Of several that ask at once, by
   * whatever process, each sees the places of those before it. A repeat for the same event takes no second place.
   */
  claim(person: string, event: string, limit: { readonly since: number; readonly most: number }): Promise<number>;
  /** The summaries to a person that hold an item (`Entry.item`), from an instant on (epoch ms), the oldest first: one for each channel that was tried. */
  summaries(person: string, item: string, since: number): Promise<LoggedAlert[]>;
  /**
   * Timeline entries of an event (all kinds), appended once each: idempotent by `(event, ordinal)`. A process may die after it
   * wrote what its workflow task came to and before the server has that task: whoever does the task again may come to
   * something else, with a longer history behind it. What has the longer history replaces what stands at its ordinals, and
   * whatever of a shorter one comes after.
   *
   * @param history how many events the run's history had when this was decided
   * @returns how many were not there before, or were decided anew
   */
  append(event: string, firstOrdinal: number, entries: readonly Entry[], history?: number): Promise<number>;
  /** The ordinal after the last entry of an event. */
  nextOrdinal(event: string): Promise<number>;
  /** The newest first; 500 unless told otherwise. `channel: 'page'` is what the local page shows. */
  alerts(filter: { event?: string; person?: string; channel?: string; limit?: number }): Promise<LoggedAlert[]>;
  /** By ordinal. */
  entries(event: string): Promise<Entry[]>;
}

export interface NewSilence {
  readonly id: string;
  /** All must match. */
  readonly matchers: readonly Matcher[];
  /** Epoch ms. */
  readonly from: number;
  /** Epoch ms; the instant itself is outside. */
  readonly until: number;
  /** It holds only in these windows between `from` and `until`. */
  readonly recurs?: Recurrence | undefined;
  /** The person who made it, by id. */
  readonly by: string;
  readonly comment: string;
}

export interface SilenceRow extends NewSilence {
  readonly createdAt: number;
  /** When somebody ended it early. */
  readonly endedAt?: number | undefined;
  /** When it was last said that it is about to end. */
  readonly remindedAt?: number | undefined;
  /** When it was last said that it hid something urgent. */
  readonly urgentToldAt?: number | undefined;
  /** How many alerts it has hidden. */
  readonly hidden: number;
  /** When it last hid something urgent. */
  readonly hidUrgentAt?: number | undefined;
}

export interface Silences {
  /** Idempotent by id: what is there stays as it is. */
  add(silence: NewSilence): Promise<void>;
  /** Ends it early. One that has ended stays so. @returns the silence, or undefined where there is none */
  end(id: string, at: number): Promise<SilenceRow | undefined>;
  /** Those whose time it is at an instant. Whether a recurring one is in one of its windows is for the caller to reckon. */
  at(at: number): Promise<SilenceRow[]>;
  /** The newest first. */
  list(): Promise<SilenceRow[]>;
  get(id: string): Promise<SilenceRow | undefined>;
  /** Remembers that it hid one alert. Idempotent by the alert's key (or whatever names the wish). */
  hid(id: string, what: { key: string; urgent: boolean; at: number }): Promise<void>;
  /**
   * Remembers that a reminder was given, unless one was given since `since` (epoch ms; ever, unless told otherwise). The
   * same instant is the same reminder: a repeat is told what the first call was.
   *
   * @returns whether it is this caller who is to give it
   */
  markReminded(id: string, which: 'ending' | 'urgent', at: number, since?: number): Promise<boolean>;
}

/** A policy at work that keeps others quiet, with the labels of its event. */
export interface OpenInhibition extends Inhibitor {
  readonly labels: { readonly [name: string]: string };
}

export interface Inhibitions {
  /** Idempotent by event and policy; what it keeps quiet stays, and it is as young as if it were new. */
  open(inhibition: OpenInhibition): Promise<void>;
  close(event: string, policy: string): Promise<void>;
  /** In the order in which they were opened. @param until only those that were opened by then, in epoch ms */
  openNow(until?: number): Promise<OpenInhibition[]>;
}
