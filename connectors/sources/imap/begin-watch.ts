import type { Cursors } from '../../store/store.ts';
import { Superseded } from '../../store/superseded.ts';

/**
 * Begins a watch of a mailbox that several processes may come to watch. From now on earlier watches write no cursor: a process
 * that was paused and wakes up cannot take a folder back to where it was before.
 *
 * @param superseded called when a later watch has begun
 * @returns the cursors for this watch
 */
export async function beginWatch(cursors: Cursors, mailbox: string, superseded: () => void): Promise<Cursors> {
  const watch = await cursors.beginWatch(mailbox);
  return {
    ...cursors,
    async set(mailbox, folder, cursor) {
      try {
        await cursors.set(mailbox, folder, cursor, watch);
      } catch (error) {
        if (error instanceof Superseded) superseded();
        throw error;
      }
    },
  };
}
