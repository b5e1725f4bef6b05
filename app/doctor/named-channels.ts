import { PAGE } from '../../engine/arbiter/alert.ts';
import type { Expression } from '../../engine/plan/expression.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import type { NotifyStep } from '../../engine/plan/steps/notify.ts';
import { type Finding, warning } from './finding.ts';

/** Channels that policies name by `by` and the configuration does not have: such a wish goes by the person's own alone. */
export function namedChannels(plans: readonly Plan[], known: readonly string[]): Finding[] {
  // That there is none at all is said of the people.
  if (known.every((name) => name === PAGE)) return [];
  const named = plans.flatMap((plan) => [...new Set(namedIn(plan))].map((channel) => ({ channel, policy: plan.id })));
  const lacking = named.filter(({ channel }) => channel !== PAGE && !known.includes(channel));
  return [...Map.groupBy(lacking, ({ channel }) => channel)].map(([channel, those]) => {
    const policies = those.map(({ policy }) => policy).join(', ');
    return warning(
      'people',
      `"${channel}" is no channel of the configuration, and ${policies} would tell people by it: add it there, or take it out of "by".`,
    );
  });
}

/** Steps stand within steps, arms and flows: a plan is JSON, so all of it is looked through. */
function namedIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  return [...(isNotify(part) ? literalsOf(part.what) : []), ...Object.values(part).flatMap(namedIn)];
}

const isNotify = (part: object): part is NotifyStep => 'kind' in part && part.kind === 'notify';

function literalsOf(what: Expression): string[] {
  if (what.kind !== 'object') return [];
  const by = what.fields.find(({ name }) => name === 'by')?.value;
  if (by?.kind !== 'array') return [];
  return by.items.flatMap((item) => (item.kind === 'literal' && typeof item.value === 'string' ? item.value : []));
}
