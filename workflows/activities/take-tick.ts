import { isDue, momentBefore } from '../../engine/facts/moments.ts';
import type { Planned } from '../definitions/tick.ts';
import type { Parts } from './parts.ts';

const MINUTE = 60_000;

/**
 * Takes a moment in, where the schedule is due then: it is asked for at every moment that could be one in some offset of
 * the zone. What is at no whole minute was started by hand, and is taken as it is.
 */
export const takeTick =
  ({ takeTick: take }: Pick<Parts, 'takeTick'>) =>
  async ({ policy, ...schedule }: Planned, due: number): Promise<void> => {
    if (due % MINUTE === 0 && !isDue(schedule, due)) return;
    await take({ policy, at: due, previous: momentBefore(schedule, due) });
  };
