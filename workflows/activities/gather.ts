import type { Item } from '../../engine/arbiter/wish.ts';
import type { Parts } from './parts.ts';

/** Brings an alert into the summary of its person and key. */
export const gather =
  ({ gatherings }: Parts) =>
  (item: Item): Promise<void> =>
    gatherings.join(item);
