import type { Priority } from '../../plan/priority.ts';
import { outranks, PRIORITIES } from '../../plan/priority.ts';
import type { Reachable, Way } from '../alert.ts';
import type { Bundle, Pass, Refusal } from '../docket.ts';
import type { Wish } from '../wish.ts';

/** The channels that the person has and that the moment allows, the best first. A person without one cannot be told: that is said, never swallowed. */
export const channel: Pass = (docket) => {
  const bundles: Bundle[] = [];
  const refused: Refusal[] = [];
  for (const bundle of docket.bundles) {
    const channels = waysFor(bundle);
    if (channels.length) bundles.push({ ...bundle, channels });
    else
      refused.push(
        ...bundle.petitions.map(({ wish, person, notes }): Refusal => ({ wish, person, reason: 'unreachable', notes })),
      );
  }
  return { ...docket, bundles, refused: [...docket.refused, ...refused] };
};

/**
 * The ways that wishes of a priority have to a person: those that they name first, in their order, then the person's own. An SMS
 * is nothing for what can wait.
 */
export function waysTo(
  { channels, also = [] }: Reachable,
  wishes: readonly Wish[],
  priority: Priority,
): readonly Way[] {
  const named = [...new Set(wishes.flatMap(({ by = [] }) => by))];
  const first = named.flatMap((name) => [...channels, ...also].find(({ channel: one }) => one === name) ?? []);
  return [...new Set([...first, ...channels])].filter(({ least }) => least === undefined || !outranks(least, priority));
}

/** In quiet hours those that do not ring. */
function waysFor({ petitions, reachable }: Bundle): readonly Way[] {
  const wishes = petitions.map(({ wish }) => wish);
  const ways = waysTo(reachable, wishes, priorityOf(petitions));
  return isSilent({ petitions }) ? ways.filter(({ rings }) => !rings) : ways;
}

/** The most pressing priority of an alert's wishes. */
export const priorityOf = (petitions: Bundle['petitions']): Priority =>
  PRIORITIES.find((p) => petitions.some(({ wish }) => wish.priority === p))!;

/** An alert is silent where each of its wishes must be. */
export const isSilent = ({ petitions }: Pick<Bundle, 'petitions'>) =>
  petitions.every(({ quietUntil }) => quietUntil !== undefined);
