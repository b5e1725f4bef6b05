import { activityInfo } from '@temporalio/activity';
import { markOf } from '../../engine/arbiter/compose.ts';
import type { Item } from '../../engine/arbiter/wish.ts';
import type { Parts } from './parts.ts';

/** Brings an alert into the summary of its person and key: on a repeat, unless a summary that is over has carried it. */
export const gather =
  ({ gatherings, store }: Pick<Parts, 'gatherings' | 'store'>) =>
  async (item: Item): Promise<void> => {
    if (activityInfo().attempt > 1 && (await wasCarried(item, store))) return;
    await gatherings.join(item);
  };

async function wasCarried(item: Item, { log }: Parts['store']): Promise<boolean> {
  const mark = markOf(item);
  return (await log.alerts({ person: item.person })).some(({ alert }) => alert.items?.includes(mark));
}
