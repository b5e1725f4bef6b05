import type { Deadline, Duration } from './duration.ts';
import { provider } from './provider.ts';
import type { State } from './state.ts';

/**
 * Waits until a state holds, and no longer than the deadline. True when it came to hold in time (at once where it holds
 * already), false at the deadline. `until(state, '0s')` asks whether it holds now.
 */
export const until = (state: State, deadline: Deadline): Promise<boolean> => provider().until(state, deadline);

/** Waits, whatever happens meanwhile. */
export const sleep = (deadline: Deadline): Promise<void> => provider().sleep(deadline);

/**
 * `for await (const n of every('30m', { times: 3 }))`: waits, then runs the body with 1, 2, 3. The next interval starts
 * when the body is done. Each pass is a new turn: persons may be told again.
 */
export const every = (interval: Duration, { times }: { readonly times: number }): AsyncIterable<number> =>
  provider().every(interval, times);

/** Runs branches at once, waits for all of them, then throws the first error in the order of the source. */
export const together = (...branches: readonly (() => Promise<unknown>)[]): Promise<void> =>
  provider().together(branches);
