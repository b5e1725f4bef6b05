import type { Entry } from '../../engine/interpreter/entry.ts';
import type { Parts } from './parts.ts';

export const record =
  ({ store }: Parts) =>
  (event: string, firstOrdinal: number, entries: readonly Entry[]): Promise<void> =>
    store.log.append(event, firstOrdinal, entries);
