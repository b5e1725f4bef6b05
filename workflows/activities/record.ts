import type { Recording } from '../definitions/activities.ts';
import type { Parts } from './parts.ts';

export const record =
  ({ store }: Parts) =>
  ({ event, firstOrdinal, entries }: Recording): Promise<void> =>
    store.log.append(event, firstOrdinal, entries);
