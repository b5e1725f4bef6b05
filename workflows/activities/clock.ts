import { localTime as localTimeIn, nextTime as nextTimeIn } from '../../engine/facts/zone.ts';
import { parseDuration } from '../../engine/plan/duration.ts';
import type { Value } from '../../engine/plan/expression.ts';
import type { Person } from '../../engine/plan/ruleset.ts';
import { behind } from '../../engine/roster/behind.ts';
import { personOf } from '../../engine/roster/rota.ts';
import { workingDeadline } from '../../engine/roster/working-time.ts';
import type { Perform } from '../definitions/activities.ts';
import type { Parts } from './parts.ts';
import { permanent } from './permanent.ts';

/** Zone data differ between machines, and who is on duty changes: reckoned here, once, and recorded. */
export const localTime =
  (parts: Parts): Perform =>
  async ({ args, at }) => {
    const zone = await zoneOf(args[0], at, parts);
    return { ...reckoned(() => localTimeIn(at, zone)) };
  };

export const nextTime =
  (parts: Parts): Perform =>
  async ({ args, at }) => {
    const zone = await zoneOf(args[1], at, parts);
    return new Date(reckoned(() => nextTimeIn(at, String(args[0]), zone))).toISOString();
  };

export const workingTime =
  (parts: Parts): Perform =>
  async ({ args, at }) => {
    const duration = parseDuration(String(args[0]));
    if (duration === undefined) throw permanent(`${String(args[0])} is no duration`);
    const person = await personAt(args[1], at, parts);
    const absences = await parts.store.absences.list();
    return new Date(reckoned(() => workingDeadline(at, duration, person, absences))).toISOString();
  };

/** A time or a zone that is none stays none, however often it is asked for. */
export function reckoned<T>(reckon: () => T): T {
  try {
    return reckon();
  } catch (error) {
    throw error instanceof RangeError ? permanent(error.message) : error;
  }
}

/** A zone by its name, or that of the first person behind a name of the rules. */
async function zoneOf(where: Value, at: number, parts: Parts): Promise<string> {
  return typeof where === 'string' ? where : (await personAt(where, at, parts)).zone;
}

/** @throws a permanent failure where nobody stands behind the name */
export async function personAt(who: Value, at: number, parts: Pick<Parts, 'people' | 'store'>): Promise<Person> {
  const person = await personBehind(who, at, parts);
  if (!person) throw permanent(`nobody stands behind ${refOf(who)}: there is no time of theirs to read`);
  return person;
}

/** The first person behind a name of the rules at that moment. */
export async function personBehind(
  who: Value,
  at: number,
  { people, store }: Pick<Parts, 'people' | 'store'>,
): Promise<Person | undefined> {
  const ref = refOf(who);
  if (!ref) return undefined;
  const [absences, overrides] = await Promise.all([store.absences.list(), store.overrides.list()]);
  const first = behind(ref, at, people(), { absences, overrides })[0];
  return first && personOf(first.person, people());
}

const refOf = (who: Value): string => (who as { readonly who?: string } | null | undefined)?.who ?? '';
