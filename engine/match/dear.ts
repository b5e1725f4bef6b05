import type { Result } from '../expression/environment.ts';
import type { Value } from '../plan/expression.ts';

/**
 * What conditions ask beyond the event itself: dear facts as far as they were fetched (a scenario gives them all, production one
 * after the other), and the helpers of the company's own.
 */
export interface Dear {
  /** How many events of a kind there were about a value within the last `withinMs` ms, this one included. */
  count(event: string, of: string, withinMs: number): number | undefined;
  /** What an extension's fact says about a value. UNKNOWN: nobody can tell. Undefined: it was not asked yet. */
  told?(name: string, of: Value): { readonly answer: Result } | undefined;
  /** What an extension's helper answers; UNKNOWN where it fails. Absent: no helper can be asked, and all are unknown. */
  helper?(name: string, args: readonly Value[]): Result;
}

/** A dear fact that a decision hangs on. */
export type DearFact =
  | { readonly kind: 'count'; readonly event: string; readonly of: string; readonly withinMs: number }
  | { readonly kind: 'extension'; readonly name: string; readonly of: Value };

/** Nothing was fetched yet. */
export const NOTHING_FETCHED: Dear = { count: () => undefined };
