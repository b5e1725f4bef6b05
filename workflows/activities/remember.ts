import type { WorldEvent } from '../../engine/interpreter/host.ts';
import type { Parts } from './parts.ts';

/** What the store knows to have happened to an event. */
export const remember =
  ({ store }: Pick<Parts, 'store'>) =>
  (event: string): Promise<WorldEvent[]> =>
    store.events.states(event);
