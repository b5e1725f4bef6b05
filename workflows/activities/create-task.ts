import { taskId } from '../../engine/plan/hash.ts';
import type { Perform } from '../definitions/activities.ts';
import type { Parts } from './parts.ts';
import { telling } from './permanent.ts';

/** What the catalogue's `NewTask` holds once a plan has evaluated it. */
interface NewTask {
  readonly in: string;
  readonly title: string;
  readonly assign?: { readonly who: string };
  readonly note?: string;
}

export const createTask =
  ({ tasks }: Parts): Perform =>
  async ({ key, event, policy, args }) => {
    const { in: system, title, assign, note = '' } = args[0] as unknown as NewTask;
    const task = { id: taskId(`${event} ${key}`), system, event, policy, title, note, assign: assign?.who ?? '' };
    const { id } = await telling(tasks.create(task));
    return { id, title };
  };
