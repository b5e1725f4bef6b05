import { outranks } from '../../plan/priority.ts';
import type { Later, Open, Refusal, Stage } from '../docket.ts';
import { usable } from './channel.ts';

/**
 * Quiet hours of the person: a wish then goes by what does not ring, or is put off until they are over. What presses and was shown
 * by a lesser way comes in again when they are over, to be heard. A policy may say that its alerts break through.
 */
export const time: Stage = (docket) => {
  const open: Open[] = [];
  const refused: Refusal[] = [];
  const later: Later[] = [];
  for (const petition of docket.open) {
    const { wish, person, reachable, notes } = petition;
    const until = reachable.quietUntil;
    const ways = usable(reachable.channels, wish.priority);
    if (until === undefined || until <= docket.at || wish.breakThrough) {
      const broke = until !== undefined && until > docket.at;
      open.push(
        broke ? { ...petition, notes: { ...notes, time: `breaks through, quiet until ${iso(until)}` } } : petition,
      );
    } else if (ways.some(({ rings }) => !rings)) {
      const passedOver = ways.some(({ rings }) => rings);
      open.push({ ...petition, quietUntil: until, passedOver, notes: { ...notes, time: `quiet until ${iso(until)}` } });
    } else {
      refused.push({ wish, person, reason: 'deferred', cause: iso(until), notes });
      later.push({ wish, person, at: until, kind: 'deferred' });
    }
  }
  return { ...docket, open, refused: [...docket.refused, ...refused], later: [...docket.later, ...later] };
};

/** Whether an alert that was only shown is to be heard later: what is urgent or high, by a way that rings. */
export const isHeardLater = ({ wish, passedOver }: Open) => passedOver && outranks(wish.priority, 'normal');

const iso = (at: number) => new Date(at).toISOString();
