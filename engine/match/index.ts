import { within } from '../expression/children.ts';
import { type Environment, UNKNOWN } from '../expression/environment.ts';
import { truth } from '../expression/evaluate.ts';
import { isDear } from '../expression/helpers/index.ts';
import { LimitError } from '../expression/limits.ts';
import type { Facts } from '../facts/facts.ts';
import type { Expression } from '../plan/expression.ts';
import type { Plan } from '../plan/plan.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import type { Dear, DearFact } from './dear.ts';
import { intakeEnvironment } from './environment.ts';
import { EventAsked } from './event.ts';
import { type Explanation, explain } from './explain.ts';
import { Layers, type Ranked } from './layers.ts';
import { Lists } from './lists.ts';

export { type Dear, type DearFact, NOTHING_FETCHED } from './dear.ts';
export type { Explanation } from './explain.ts';

export interface MatchResult {
  /** In the order of the rules. */
  readonly matched: readonly Plan[];
  /** Policies that the facts so far neither let through nor turn away. */
  readonly undecided: readonly Plan[];
  /** What must be fetched to decide them, and what the runs of the matched ones read, each once. */
  readonly needs: readonly DearFact[];
  /** Policies whose condition wanted more work than one event may cost; they do not match, and somebody must know. */
  readonly failed: readonly { readonly plan: Plan; readonly message: string }[];
}

/** All conditions of a ruleset, ready to be asked about events. */
export interface Index {
  /** @param event a trigger of the catalogue: `mail.received` */
  match(event: string, facts: Facts, dear: Dear): MatchResult;
  /** Why one policy matches or does not, node by node of its condition: worked out without the index, and with the same answer. */
  explain(plan: Plan, facts: Facts, dear: Dear): Explanation;
}

/**
 * @param before an index that most of the policies are in: what has not changed is not indexed again. It stays as it is, and may go on
 *   to be used.
 */
export function buildIndex(ruleset: Ruleset, before?: Index): Index {
  return new SharedIndex(ruleset, before instanceof SharedIndex ? before : undefined);
}

class SharedIndex implements Index {
  readonly #byEvent: ReadonlyMap<string, Layers>;
  readonly #ruleset: Ruleset;
  readonly #lists: Lists;

  constructor(ruleset: Ruleset, before?: SharedIndex) {
    this.#ruleset = ruleset;
    this.#lists = before && isSame(before.#ruleset.lists, ruleset.lists) ? before.#lists : Lists.of(ruleset.lists);
    const byEvent = new Map<string, Ranked[]>();
    for (const [rank, plan] of ruleset.plans.entries()) {
      const plans = byEvent.get(plan.on) ?? [];
      byEvent.set(plan.on, plans);
      plans.push({ plan, rank });
    }
    const known = before ? before.#byEvent : new Map<string, Layers>();
    this.#byEvent = new Map([...byEvent].map(([on, plans]) => [on, Layers.of(plans, known.get(on))]));
  }

  match(event: string, facts: Facts, dear: Dear): MatchResult {
    const matched: Plan[] = [];
    const undecided: Plan[] = [];
    const failed: { plan: Plan; message: string }[] = [];
    const needs = new Map<string, DearFact>();
    const asked = this.#asked(facts, dear, (fact) => needs.set(JSON.stringify(fact), fact));
    this.#byEvent.get(event)?.ask(asked, (plan, outcome) => {
      const verdict = outcome === true ? readByRun(plan, asked) : outcome;
      if (verdict instanceof LimitError) failed.push({ plan, message: verdict.message });
      else if (verdict === UNKNOWN) undecided.push(plan);
      else matched.push(plan);
    });
    asked.texts.end();
    return { matched, undecided, needs: [...needs.values()], failed };
  }

  explain(plan: Plan, facts: Facts, dear: Dear): Explanation {
    return explain(
      plan.when,
      facts,
      this.#environment(facts, dear, () => {}),
    );
  }

  #asked(facts: Facts, dear: Dear, wanted: (fact: DearFact) => void): EventAsked {
    return new EventAsked(this.#environment(facts, dear, wanted), this.#lists);
  }

  #environment(facts: Facts, dear: Dear, wanted: (fact: DearFact) => void): Environment {
    return intakeEnvironment(facts, this.#lists, dear, wanted);
  }
}

/** Asks for what the run of a matching policy reads. */
function readByRun({ derived }: Plan, { env, budget }: EventAsked): true | LimitError {
  try {
    for (const expression of derived) if (hasDear(expression)) truth(expression, env, budget.share());
    return true;
  } catch (error) {
    if (error instanceof LimitError) return error;
    throw error;
  }
}

const hasDear = (expression: Expression) =>
  [...within(expression)].some((inner) => inner.kind === 'helper' && isDear(inner.name));

function isSame(a: Ruleset['lists'], b: Ruleset['lists']): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
