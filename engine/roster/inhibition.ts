import type { Question } from '../arbiter/alert.ts';
import type { Plan } from '../plan/plan.ts';
import type { Inhibition } from './known.ts';

/** What a policy at work on an event keeps quiet on other events; nothing, where it only looks after its own. */
export function inhibitionOf(plan: Plan, event: string, labels: Question['labels']): Inhibition | undefined {
  const { policies, about } = plan.inhibits ?? {};
  if (!policies || !about) return undefined;
  const same = about === 'any' ? {} : { [about]: labels[about] ?? '' };
  return { event, policy: plan.id, quiets: policies, labels: same };
}
