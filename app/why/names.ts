import { personsBehind } from '../../engine/plan/people.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';

/**
 * Ids of the persons whom a plan names anywhere in its steps, in the order in which they stand there. Who holds a place is
 * reckoned by the rules alone: absences and rotas are of the moment of an alert.
 */
export function namedBy({ steps }: Plan, { people }: Ruleset): string[] {
  return [...new Set(refsIn(steps).flatMap((ref) => personsBehind(ref, people)))];
}

/** Names stand in expressions, and those in steps of many kinds; all of it is plain JSON. */
function refsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(refsIn);
  if (value === null || typeof value !== 'object') return [];
  if ('kind' in value && value.kind === 'who' && 'ref' in value) return [String(value.ref)];
  return Object.values(value).flatMap(refsIn);
}
