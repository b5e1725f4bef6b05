import { comparePaths } from '../../plan/branch.ts';
import { outranks, PRIORITIES } from '../../plan/priority.ts';
import type { Bundle, Docket, Open, Pass, Refusal } from '../docket.ts';
import type { SentReason } from '../reason.ts';

/**
 * This event, this person, this stage, this turn: once. What was told already is refused, unless it presses more or
 * warns of a new danger; what is left for a person becomes one bundle.
 */
export const once: Pass = (docket) => {
  const refused: Refusal[] = [];
  const byPerson = new Map<string, Open[]>();
  for (const petition of docket.open) {
    const earlier = docket.memory.told(petition.person, petition.wish.stage, petition.wish.turn);
    const reason = reasonFor(petition, docket);
    if (!reason) refused.push({ ...pick(petition), reason: 'already', alert: earlier?.alert });
    else byPerson.set(petition.person, [...(byPerson.get(petition.person) ?? []), { ...petition, reason }]);
  }
  const bundles = [...byPerson.values()].map(bundle).sort((a, b) => (a.person < b.person ? -1 : 1));
  return { ...docket, open: [], bundles, refused: [...docket.refused, ...refused] };
};

function reasonFor({ wish, person, passedOver }: Open, docket: Docket): SentReason | undefined {
  const earlier = docket.memory.told(person, wish.stage, wish.turn);
  if (wish.due && !earlier) return 'due';
  if (!earlier) return passedOver ? 'quiet' : 'told';
  if (wish.danger && !earlier.dangers.has(wish.policy)) return 'danger';
  return outranks(wish.priority, earlier.priority) ? 'upgrade' : undefined;
}

const pick = ({ wish, person, notes }: Open) => ({ wish, person, notes });

function bundle(petitions: Open[]): Bundle {
  const sorted = petitions.sort(leading);
  const { person, reachable } = sorted[0]!;
  return { person, reachable, petitions: sorted, channels: [] };
}

/** A warning of danger leads, then what presses most; ties fall by the place in the rules, never by arrival. */
function leading(a: Open, b: Open): number {
  return (
    Number(b.wish.danger) - Number(a.wish.danger) ||
    PRIORITIES.indexOf(a.wish.priority) - PRIORITIES.indexOf(b.wish.priority) ||
    (a.wish.policy < b.wish.policy ? -1 : a.wish.policy > b.wish.policy ? 1 : 0) ||
    comparePaths(a.wish.branch, b.wish.branch) ||
    a.wish.seq - b.wish.seq
  );
}
