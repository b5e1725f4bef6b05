/** Answers of dear facts, as far as they were fetched. A scenario gives them all, production one after the other. */
export interface Dear {
  /** How many events of a kind there were about a value within the last `withinMs` ms, this one included. */
  count(event: string, of: string, withinMs: number): number | undefined;
}

/** A dear fact that a decision hangs on. */
export interface DearFact {
  readonly kind: 'count';
  readonly event: string;
  readonly of: string;
  readonly withinMs: number;
}

/** Nothing was fetched yet. */
export const NOTHING_FETCHED: Dear = { count: () => undefined };
