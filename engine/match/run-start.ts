import { type Environment, evaluate, UNKNOWN } from '../expression/evaluate.ts';
import { LimitError } from '../expression/limits.ts';
import type { Facts } from '../facts/facts.ts';
import type { Expression, Value } from '../plan/expression.ts';
import type { Plan } from '../plan/plan.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import type { Dear } from './dear.ts';
import { intakeEnvironment } from './environment.ts';
import { Lists } from './lists.ts';

/**
 * Gathers what a matching policy's run may read: the facts, lists and templates that it names, and no more. This is what
 * the interpreter calls a RunStart.
 */
export function startOf(plan: Plan, facts: Facts, ruleset: Ruleset, dear: Dear) {
  const environment = intakeEnvironment(facts, Lists.of(ruleset.lists), dear, () => {});
  return {
    plan,
    facts: Object.fromEntries(plan.reads.map((path) => [path, facts.get(path)])),
    derived: plan.derived.map((expression) => derivedValue(expression, environment)),
    lists: picked(ruleset.lists, plan.lists),
    templates: picked(ruleset.templates, plan.templates),
  };
}

/** What nobody could tell, or what would cost more than one event may, is not there for the run. */
function derivedValue(expression: Expression, environment: Environment): Value {
  try {
    const result = evaluate(expression, environment);
    return result === UNKNOWN ? undefined : result;
  } catch (error) {
    if (error instanceof LimitError) return undefined;
    throw error;
  }
}

const picked = <T>(from: { readonly [name: string]: T }, names: readonly string[]): { readonly [name: string]: T } =>
  Object.fromEntries(names.flatMap((name) => (Object.hasOwn(from, name) ? [[name, from[name] as T]] : [])));
