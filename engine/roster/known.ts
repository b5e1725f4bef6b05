import type { Inhibitor, Matcher, Way } from '../arbiter/alert.ts';
import type { Hours } from '../plan/hours.ts';

/** Everything about people that is not in the rules, as plain data: from the store, or from a scenario. Times are epoch ms. */
export interface Known {
  readonly addresses: readonly Address[];
  readonly absences: readonly Absence[];
  readonly overrides: readonly Override[];
  readonly silences: readonly SilenceRow[];
  readonly inhibitions: readonly Inhibition[];
  /** Alerts that each person was sent since the question's `since`. */
  readonly recent: { readonly [person: string]: number };
  /** The channels that there are, the best first: the order for persons who have none of their own. */
  readonly ways: readonly Omit<Way, 'address'>[];
}

/** How a person is reached by a channel. */
export interface Address {
  readonly person: string;
  readonly channel: string;
  readonly address: string;
}

/** Somebody is away: `from ≤ t < until`. */
export interface Absence {
  readonly id: string;
  readonly person: string;
  readonly from: number;
  readonly until: number;
  /** Who stands in this time, by id; absent: the deputy of the rules. */
  readonly deputy?: string | undefined;
  readonly note?: string | undefined;
}

/** Somebody takes a turn of a team's rota: `from ≤ t < until`. */
export interface Override {
  readonly id: string;
  readonly team: string;
  readonly person: string;
  readonly from: number;
  readonly until: number;
  readonly note?: string | undefined;
}

/** A silence as it was ordered: `from ≤ t < until`, of one that recurs only within its hours. */
export interface SilenceRow {
  readonly id: string;
  readonly matchers: readonly Matcher[];
  readonly from: number;
  readonly until: number;
  readonly recurs?: Recurrence | undefined;
  readonly by: string;
  readonly comment: string;
}

export interface Recurrence extends Hours {
  /** IANA */
  readonly zone: string;
}

/** A policy at work that keeps others quiet: about events with the same labels, where it names any. */
export interface Inhibition extends Inhibitor {
  readonly labels?: { readonly [name: string]: string } | undefined;
}

/** Nobody is away, nothing is silenced, nobody has an address. */
export const NOTHING_KNOWN: Known = {
  addresses: [],
  absences: [],
  overrides: [],
  silences: [],
  inhibitions: [],
  recent: {},
  ways: [],
};
