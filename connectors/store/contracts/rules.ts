/** Sliding-window counters behind the helper `count`. */
export interface Counters {
  /** Counts one event about one value at an instant. Idempotent by kind, value and event. */
  add(kind: string, of: string, at: number, event: string): Promise<void>;
  /** How many with `since < at ≤ until`. */
  count(kind: string, of: string, since: number, until: number): Promise<number>;
}

/** A ruleset as it was published. */
export interface PublishedRuleset {
  readonly hash: string;
  readonly json: string;
  readonly publishedAt: number;
}

/** Published rulesets by their hash. None is ever lost: a run in flight may name one by its hash. */
export interface Rulesets {
  /** Makes it the active one. To publish an earlier one again goes back to it; the active one again changes nothing. */
  publish(json: string, hash: string): Promise<void>;
  active(): Promise<PublishedRuleset | undefined>;
  /** Of the active one: to see cheaply whether it is still the same. */
  activeHash(): Promise<string | undefined>;
  get(hash: string): Promise<PublishedRuleset | undefined>;
  /** Which were published, the newest first; 500 at most. */
  published(): Promise<Pick<PublishedRuleset, 'hash' | 'publishedAt'>[]>;
}
