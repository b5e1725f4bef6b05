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
import { intakeEnvironment, type Lists, listsOf } from './environment.ts';
import { type Explanation, explain } from './explain.ts';
import { PhraseTable } from './phrases.ts';

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
  /** Why one policy matches or does not, node by node of its condition. */
  explain(plan: Plan, facts: Facts, dear: Dear): Explanation;
}

export function buildIndex(ruleset: Ruleset): Index {
  return new SharedIndex(ruleset);
}

class SharedIndex implements Index {
  readonly #byEvent = new Map<string, Plan[]>();
  readonly #lists: Lists;
  readonly #phrases: PhraseTable;
  readonly #dearInRun: ReadonlySet<Plan>;

  constructor({ plans, lists }: Ruleset) {
    for (const plan of plans) this.#byEvent.set(plan.on, [...(this.#byEvent.get(plan.on) ?? []), plan]);
    this.#lists = listsOf(lists);
    this.#dearInRun = new Set(plans.filter(({ derived }) => derived.some(hasDear)));
    this.#phrases = new PhraseTable(plans.flatMap(({ when }) => (when ? [when] : [])));
  }

  match(event: string, facts: Facts, dear: Dear): MatchResult {
    const matched: Plan[] = [];
    const undecided: Plan[] = [];
    const needs = new Map<string, DearFact>();
    const failed: { plan: Plan; message: string }[] = [];
    const environment = this.#environment(facts, dear, (fact) => needs.set(JSON.stringify(fact), fact));
    for (const plan of this.#byEvent.get(event) ?? []) {
      try {
        const verdict = plan.when ? truth(plan.when, environment) : true;
        if (verdict === UNKNOWN) undecided.push(plan);
        else if (verdict) {
          if (this.#dearInRun.has(plan)) for (const derived of plan.derived) truth(derived, environment);
          matched.push(plan);
        }
      } catch (error) {
        if (!(error instanceof LimitError)) throw error;
        failed.push({ plan, message: error.message });
      }
    }
    return { matched, undecided, needs: [...needs.values()], failed };
  }

  explain(plan: Plan, facts: Facts, dear: Dear): Explanation {
    return explain(
      plan.when,
      facts,
      this.#environment(facts, dear, () => {}),
    );
  }

  #environment(facts: Facts, dear: Dear, wanted: (fact: DearFact) => void): Environment {
    const answered = this.#phrases.on(facts);
    return { ...intakeEnvironment(facts, this.#lists, dear, wanted), answered };
  }
}

const hasDear = (expression: Expression) =>
  [...within(expression)].some((inner) => inner.kind === 'helper' && isDear(inner.name));
