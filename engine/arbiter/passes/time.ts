import { outranks } from '../../plan/priority.ts';
import { PAGE } from '../alert.ts';
import type { Docket, Later, Open, Pass, Refusal } from '../docket.ts';
import { quietBy } from '../wish.ts';
import { waysTo } from './channel.ts';

/**
 * Quiet hours of the person: a wish then goes by what does not ring, or is put off until they are over. What presses and was shown
 * by a lesser way comes in again when they are over, to be heard. A policy may say that its alerts break through, or from when on they ring.
 */
export const time: Pass = (docket) => {
  const open: Open[] = [];
  const refused: Refusal[] = [];
  const later: Later[] = [];
  for (const petition of docket.open) {
    const { wish, person, notes } = petition;
    const until = quietUntil(petition, docket);
    if (until === undefined) open.push(petition);
    else if (wish.breakThrough) open.push(noted(petition, `breaks through, quiet until ${iso(until)}`));
    else if (isPutOff(petition) && !wish.due) {
      refused.push({ wish, person, reason: 'deferred', cause: iso(until), notes });
      later.push({ wish, person, at: until, kind: 'deferred' });
    } else {
      const passedOver = waysOf(petition).some(({ rings }) => rings);
      open.push({ ...noted(petition, `quiet until ${iso(until)}`), quietUntil: until, passedOver });
    }
  }
  return { ...docket, open, refused: [...docket.refused, ...refused], later: [...docket.later, ...later] };
};

/** Whether an alert that was only shown is to be heard later, by a way that rings: what presses, and is not over. */
export const isHeardLater = (petition: Open) =>
  !petition.wish.due && petition.passedOver && presses(petition) && petition.wish.stage !== 'resolved';

/** Until when (epoch ms) nothing may ring: by the person's hours, and by what the policy asks. Undefined where it may now. */
function quietUntil({ wish, reachable }: Open, { at }: Docket): number | undefined {
  const until = Math.max(reachable.quietUntil ?? at, quietBy(wish, at) ?? at);
  return until > at ? until : undefined;
}

/**
 * Nothing of what the person has is silent. The page is, but nobody may be looking at it at night: what can wait is not
 * taken for told by it.
 */
function isPutOff(petition: Open): boolean {
  const silent = waysOf(petition).filter(({ rings }) => !rings);
  const isPageAlone = silent.every(({ channel }) => channel === PAGE) && silent.length < waysOf(petition).length;
  return !silent.length || (isPageAlone && !presses(petition));
}

const waysOf = ({ wish, reachable }: Open) => waysTo(reachable, [wish], wish.priority);

const presses = ({ wish }: Open) => outranks(wish.priority, 'normal');

const noted = (petition: Open, time: string): Open => ({ ...petition, notes: { ...petition.notes, time } });

const iso = (at: number) => new Date(at).toISOString();
