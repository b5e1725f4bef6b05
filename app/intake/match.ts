import type { Counters } from '../../connectors/store/store.ts';
import type { Facts } from '../../engine/facts/facts.ts';
import type { RunStart } from '../../engine/interpreter/host.ts';
import type { Dear, DearFact, Index, MatchResult } from '../../engine/match/index.ts';
import { startOf } from '../../engine/match/run-start.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';

/** A published ruleset and the index over it. */
export interface Rules {
  readonly ruleset: Ruleset;
  readonly index: Index;
}

/** Dear facts that were fetched, by what was asked. */
class Fetched implements Dear {
  readonly #counts = new Map<string, number>();

  async fetch({ event, of, withinMs }: DearFact, counters: Counters, at: number): Promise<void> {
    this.#counts.set(slot(event, of, withinMs), await counters.count(event, of, at - withinMs, at));
  }

  count(event: string, of: string, withinMs: number): number | undefined {
    return this.#counts.get(slot(event, of, withinMs));
  }
}

const slot = (event: string, of: string, withinMs: number) => JSON.stringify([event, of, withinMs]);

/**
 * Which policies an event starts, with all that their runs may read. Dear facts are fetched only for policies that the
 * cheap conditions have let through; each answer may lead to another question, so this goes on until none is left.
 */
export async function matchEvent(
  kind: string,
  facts: Facts,
  at: number,
  rules: Rules,
  counters: Counters,
): Promise<{ readonly runs: RunStart[]; readonly failed: MatchResult['failed'] }> {
  const { matched, failed, dear } = await askEvent(kind, facts, at, rules, counters);
  return { runs: matched.map((plan) => startOf(plan, facts, rules.ruleset, dear)), failed };
}

/** Likewise, with the dear facts that were fetched on the way: what an explanation needs. */
export async function askEvent(
  kind: string,
  facts: Facts,
  at: number,
  { index }: Rules,
  counters: Counters,
): Promise<MatchResult & { readonly dear: Dear }> {
  const dear = new Fetched();
  for (;;) {
    const result = index.match(kind, facts, dear);
    if (!result.needs.length) return { ...result, dear };
    for (const need of result.needs) await dear.fetch(need, counters, at);
  }
}
