import type { Counters } from '../../connectors/store/store.ts';
import type { Facts } from '../../engine/facts/facts.ts';
import type { RunStart } from '../../engine/interpreter/host.ts';
import type { Dear, Index, MatchResult } from '../../engine/match/index.ts';
import { startOf } from '../../engine/match/run-start.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';
import { type Asking, Fetched } from './dear.ts';

/** A published ruleset and the index over it. */
export interface Rules {
  readonly ruleset: Ruleset;
  readonly index: Index;
  /** What the company's own extensions answer. Absent: nothing, and conditions that hang on it are undecided. */
  readonly asking?: Asking | undefined;
}

export interface Matches {
  readonly runs: RunStart[];
  readonly failed: MatchResult['failed'];
  /** Policies that hang on facts which nobody could tell: they do not match, and somebody must know. */
  readonly undecided: readonly Plan[];
  /** The names of those facts: `erp.creditLimit`. */
  readonly unknown: readonly string[];
}

/**
 * Which policies an event starts, with all that their runs may read. Dear facts are fetched only for policies that the
 * cheap conditions have let through; each answer may lead to another question, so this goes on until none is left.
 *
 * @throws Error where this process lacks an extension that a policy asks
 */
export async function matchEvent(
  kind: string,
  facts: Facts,
  at: number,
  rules: Rules,
  counters: Counters,
): Promise<Matches> {
  const { matched, failed, undecided, dear } = await askEvent(kind, facts, at, rules, counters);
  return {
    runs: matched.map((plan) => startOf(plan, facts, rules.ruleset, dear)),
    failed,
    undecided,
    unknown: dear.unknown,
  };
}

/** Likewise, with the dear facts that were fetched on the way: what an explanation needs. */
export async function askEvent(
  kind: string,
  facts: Facts,
  at: number,
  { index, asking }: Rules,
  counters: Counters,
): Promise<MatchResult & { readonly dear: Dear & { readonly unknown: readonly string[] } }> {
  const dear = new Fetched(counters, at, asking);
  for (;;) {
    const result = index.match(kind, facts, dear);
    if (!result.needs.length) return { ...result, dear };
    await dear.fetch(result.needs);
  }
}
