import { itemKey } from '../again.ts';
import { markOf } from '../compose.ts';
import type { Bundle, Docket, Gathered, Pass, Refusal } from '../docket.ts';
import type { Gathering, Wish } from '../wish.ts';

/** The summary of a storm: the first soon, so that nobody wonders. Ms. */
const STORM_WAIT = 60_000;

/**
 * What is to be gathered leaves here: bundles all of whose wishes ask for it, and those to a person who was sent too much of
 * late. A summary instead of silence, but never of a danger or of what may break through: a hundred provoked alerts must not hide it.
 */
export const group: Pass = (docket) => {
  const bundles: Bundle[] = [];
  const gathered: Gathered[] = [];
  for (const bundle of docket.bundles) {
    const into = intoOf(bundle, docket);
    if (into) gathered.push({ bundle, ...into });
    else bundles.push(bundle);
  }
  const refused = gathered.flatMap((one) => refusals(one, docket.event.id));
  return { ...docket, bundles, gathered: [...docket.gathered, ...gathered], refused: [...docket.refused, ...refused] };
};

function intoOf({ petitions, reachable }: Bundle, { event }: Docket): Omit<Gathered, 'bundle'> | undefined {
  const digests = petitions.flatMap(({ wish }) => wish.digest ?? []);
  if (digests.length === petitions.length) return { into: soonest(digests), reason: 'gathered' };
  if (!petitions.every(({ wish }) => mayWait(wish)) || !event.storm || (reachable.recent ?? 0) < event.storm.alerts)
    return undefined;
  return { into: { key: 'storm', wait: STORM_WAIT, interval: event.storm.within }, reason: 'storm' };
}

/** Whether a storm may hold the wish back. */
export const mayWait = ({ danger, breakThrough, wording }: Wish) =>
  !danger && !breakThrough && wording.kind !== 'digest';

const soonest = (digests: readonly Gathering[]) => digests.reduce((a, b) => (b.wait < a.wait ? b : a));

function refusals({ bundle, into, reason }: Gathered, event: string): Refusal[] {
  const item = markOf({ key: itemKey(bundle, event) });
  return bundle.petitions.map(({ wish, person, notes }) => ({ wish, person, reason, cause: into.key, item, notes }));
}
