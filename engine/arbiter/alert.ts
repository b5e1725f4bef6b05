import type { FirstQuote } from '../plan/first-quote.ts';
import type { Priority, Stage } from '../plan/priority.ts';

/** The local page, a channel that is always there: whoever has no other is told on it. */
export const PAGE = 'page';

/** What the arbiter asks of the directory when a round of wishes is to be judged. Plain JSON. */
export interface Question {
  readonly event: string;
  /** Names of the rules: `purchasing.lead`, `purchasing.onCall`. Sorted, each once. */
  readonly refs: readonly string[];
  /** Epoch milliseconds of the judgement (logical time). */
  readonly at: number;
  /** What the event is about, for silences and inhibition: see `EventStart.labels`. */
  readonly labels: { readonly [name: string]: string };
  /** Count the alerts that each person was sent since then (epoch ms), for the storm limit. */
  readonly since?: number | undefined;
  /** That limit: where it is not reached, the person has a place for an alert of this event. */
  readonly most?: number | undefined;
}

/**
 * What the directory answered: recorded, so that a repeat decides alike. Plain JSON. What version 1 of the language did not
 * know is optional, for its histories are replayed.
 */
export interface Directory {
  /** For each name that was asked, the ids of the persons behind it now (rota, absence and deputy reckoned); empty for nobody. */
  readonly refs: { readonly [ref: string]: readonly string[] };
  readonly persons: { readonly [id: string]: Reachable };
  /** Silences that hold at that instant. */
  readonly silences?: readonly Silence[] | undefined;
  /** Policies that are at work on other events and keep others quiet meanwhile. */
  readonly inhibitors?: readonly Inhibitor[] | undefined;
}

export interface Reachable {
  readonly name: string;
  /** BCP 47 */
  readonly language: string;
  /** IANA */
  readonly zone: string;
  /** How the person can be reached, the best first. */
  readonly channels: readonly Way[];
  /** Further ways that the person's own order leaves out: only for wishes that name them (`by`). */
  readonly also?: readonly Way[] | undefined;
  /** The instant (epoch ms) until which nothing may ring; absent where it may ring now. */
  readonly quietUntil?: number | undefined;
  /** Where it may ring now: the next hours in which it may not (epoch ms), for channels that are tried later. */
  readonly nextQuiet?: { readonly from: number; readonly until: number } | undefined;
  /** Alerts that the person was sent since {@link Question.since}. */
  readonly recent?: number | undefined;
  /** Whom the person stands in for, by id, where they are asked as somebody's deputy. */
  readonly standsInFor?: string | undefined;
}

/** One way to a person: the channel's name in the configuration, the address there, and what the channel can do. */
export interface Way {
  readonly channel: string;
  readonly address: string;
  /** It makes itself heard (a phone call, an SMS, a push with sound): quiet hours keep it out. */
  readonly rings?: boolean | undefined;
  /** The least pressing priority that it carries: `high` for SMS. Absent: all. */
  readonly least?: Priority | undefined;
}

/** Somebody's order that certain alerts are not sent for a while. */
export interface Silence {
  readonly id: string;
  /** All must match. */
  readonly matchers: readonly Matcher[];
  /** Epoch ms at which it ends; of one that recurs, the present window. */
  readonly until: number;
  /** The person who made it, by id. */
  readonly by: string;
  readonly comment: string;
}

/**
 * A label, and a pattern with `*` for any characters. Labels are those of the event (`from`, `domain`, `mailbox`, `subject`, …) and
 * `policy`, `owner`, `person`, `priority`, `stage` of the wish. Compared without regard to case.
 */
export interface Matcher {
  readonly label: string;
  readonly is: string;
}

/** A policy at work that keeps others quiet. */
export interface Inhibitor {
  readonly event: string;
  readonly policy: string;
  /** Ids of the policies that it keeps quiet, with `*` for any characters. */
  readonly quiets: readonly string[];
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
  /** To be shown and not to be heard: quiet hours of the person. */
  readonly silent?: boolean | undefined;
  /** Whoever acts on it must prove who they are: to hold the link is not enough. */
  readonly identity?: boolean | undefined;
  /** It asks whether the mail was fine or bad. */
  readonly verdict?: boolean | undefined;
  /** Of a summary: the marks of what stands in it (see `markOf`), so that what is brought again is known. */
  readonly items?: readonly string[] | undefined;
  /** What could be offered to the customer: of several policies' quotes, the first. */
  readonly quote?: FirstQuote | undefined;
}
