import type { Plan } from '../../engine/plan/plan.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';
import { namedBy } from '../why/names.ts';

/** A policy, for people. */
export interface Named {
  readonly policy: string;
  readonly title: string;
}

/** What a change of the rules does to the policies that are active. */
export interface Difference {
  readonly added: readonly Named[];
  readonly changed: readonly Named[];
  readonly gone: readonly Named[];
}

/** A policy has changed, too, where a list, a text or a person has that it goes by. */
export function differenceOf(before: Ruleset, after: Ruleset): Difference {
  const old = new Map(before.plans.map((plan) => [plan.id, plan]));
  const fresh = new Set(after.plans.map(({ id }) => id));
  const isChanged = (plan: Plan) => old.has(plan.id) && printOf(old.get(plan.id)!, before) !== printOf(plan, after);
  return {
    added: after.plans.filter(({ id }) => !old.has(id)).map(named),
    changed: after.plans.filter(isChanged).map(named),
    gone: before.plans.filter(({ id }) => !fresh.has(id)).map(named),
  };
}

const named = ({ id, title }: Plan): Named => ({ policy: id, title });

/** Equal for plans that behave alike. */
function printOf(plan: Plan, { lists, templates, people, events = {} }: Ruleset): string {
  const persons = [...new Set([plan.owner, ...namedBy(plan, { plans: [], people, lists, templates })])].sort();
  return JSON.stringify([
    plan.hash,
    listsIn(plan).map((name) => lists[name]),
    plan.templates.map((name) => templates[name]),
    persons.map((id) => people[id]),
    events[plan.on]?.schema,
  ]);
}

/** Lists that its condition or its steps ask; the plan is plain JSON. */
function listsIn(value: unknown): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap(listsIn))].sort();
  if (value === null || typeof value !== 'object') return [];
  const own = 'kind' in value && value.kind === 'member' && 'list' in value ? [String(value.list)] : [];
  return [...new Set([...own, ...Object.values(value).flatMap(listsIn)])].sort();
}
