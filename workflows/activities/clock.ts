import { localTime as localTimeIn, nextTime as nextTimeIn } from '../../engine/facts/zone.ts';
import type { Value } from '../../engine/plan/expression.ts';
import { personsBehind } from '../../engine/plan/people.ts';
import type { Perform } from '../definitions/activities.ts';
import type { Parts } from './parts.ts';
import { permanent } from './permanent.ts';

/** Zone data differ between machines: done here, once, and recorded. */
export const localTime =
  (parts: Parts): Perform =>
  async ({ args, at }) => ({ ...localTimeIn(at, zoneOf(args[0], parts)) });

export const nextTime =
  (parts: Parts): Perform =>
  async ({ args, at }) =>
    new Date(nextTimeIn(at, String(args[0]), zoneOf(args[1], parts))).toISOString();

/** A zone by its name, or that of the first person behind a name of the rules. */
function zoneOf(where: Value, { people }: Parts): string {
  if (typeof where === 'string') return where;
  const ref = (where as { readonly who?: string } | null)?.who ?? '';
  const person = people()[personsBehind(ref, people())[0] ?? ''];
  if (person?.kind !== 'person') throw permanent(`nobody stands behind ${ref}: there is no time zone to read`);
  return person.zone;
}
