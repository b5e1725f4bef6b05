import type * as Roster from '../../../engine/roster/known.ts';

/** The part of the directory that is not for git: addresses per person and channel. */
export interface Addresses {
  set(person: string, channel: string, address: string): Promise<void>;
  remove(person: string, channel: string): Promise<void>;
  of(persons: readonly string[]): Promise<{ person: string; channel: string; address: string }[]>;
  all(): Promise<{ person: string; channel: string; address: string }[]>;
}

/** A person is away. */
export interface Absence extends Roster.Absence {
  readonly note: string;
}

export interface Absences {
  /** Adds one, or puts it in the place of the one with its id. */
  add(absence: Absence): Promise<void>;
  remove(id: string): Promise<void>;
  /** Those of these persons that hold at an instant, by their start. */
  at(persons: readonly string[], at: number): Promise<Absence[]>;
  /** All, by their start. */
  list(): Promise<Absence[]>;
}

/** Somebody takes a turn in a team's rota that is not theirs. */
export interface Override extends Roster.Override {
  readonly note: string;
}

export interface Overrides {
  /** Adds one, or puts it in the place of the one with its id. */
  add(override: Override): Promise<void>;
  remove(id: string): Promise<void>;
  /** Those of these teams that hold at an instant, by their start: of two the later one is meant. */
  at(teams: readonly string[], at: number): Promise<Override[]>;
  /** All, by their start. */
  list(): Promise<Override[]>;
}

/** A browser that wants to be told by web push (Push API, `PushSubscription.toJSON()`). */
export interface Subscription {
  readonly person: string;
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

export interface Subscriptions {
  /** One for each endpoint: a browser that another person signs in at is theirs from then on. */
  add(subscription: Subscription): Promise<void>;
  remove(endpoint: string): Promise<void>;
  /** In the order in which they came. */
  of(person: string): Promise<Subscription[]>;
}
