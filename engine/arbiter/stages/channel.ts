import type { Priority } from '../../plan/priority.ts';
import { outranks, PRIORITIES } from '../../plan/priority.ts';
import type { Way } from '../alert.ts';
import type { Bundle, Refusal, Stage } from '../docket.ts';

/** The channels that the person has and that the moment allows, the best first. A person without one cannot be told: that is said, never swallowed. */
export const channel: Stage = (docket) => {
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

/** Ways that carry a priority: an SMS is nothing for what can wait. */
export const usable = (ways: readonly Way[], priority: Priority) =>
  ways.filter(({ least }) => least === undefined || !outranks(least, priority));

/** Those that a wish names first, in its order; in quiet hours those that do not ring. */
function waysFor({ petitions, reachable }: Bundle): readonly Way[] {
  const named = petitions.flatMap(({ wish }) => wish.by ?? []);
  const rank = ({ channel: name }: Way) => (named.includes(name) ? named.indexOf(name) : named.length);
  const ways = usable(reachable.channels, priorityOf(petitions)).toSorted((a, b) => rank(a) - rank(b));
  return isSilent({ petitions }) ? ways.filter(({ rings }) => !rings) : ways;
}

/** The most pressing priority of an alert's wishes. */
export const priorityOf = (petitions: Bundle['petitions']): Priority =>
  PRIORITIES.find((p) => petitions.some(({ wish }) => wish.priority === p))!;

/** An alert is silent where each of its wishes must be. */
export const isSilent = ({ petitions }: Pick<Bundle, 'petitions'>) =>
  petitions.every(({ quietUntil }) => quietUntil !== undefined);
