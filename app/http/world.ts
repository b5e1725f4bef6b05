import type { Action } from '../../connectors/links/token.ts';
import type { Store, Task } from '../../connectors/store/store.ts';
import type { WorldEvent } from '../../engine/interpreter/host.ts';
import { STATE_OF } from '../acts/deeds.ts';

/** What people do on the page or by the API, as states of the world. */
export interface World {
  /** @returns undefined where there is no such task. */
  finish(task: string, by?: string): Promise<Task | undefined>;
  /** Marks one alert, those of one person, or all of an event. @returns whether there is such an event. */
  act(event: string, action: Action, which: Which): Promise<boolean>;
}

interface Which {
  readonly alert?: string | undefined;
  readonly by?: string | undefined;
}

/** Who says what a mail was says it of all alerts about it, not of those that went to him. */
const of = (action: Action, by: string | undefined) => (action === 'fine' || action === 'bad' ? undefined : by);

/** Keeps what happened and tells the event's workflow. Resolves once it is on disk. */
export type Tell = (event: string, world: WorldEvent) => Promise<void>;

export function worldOver(store: Pick<Store, 'events' | 'tasks' | 'log' | 'verdicts'>, tell: Tell): World {
  return {
    async finish(id, by) {
      const task = await store.tasks.finish(id, by);
      if (task?.doneAt !== undefined) {
        await tell(task.event, { at: task.doneAt, event: 'task.done', by: task.doneBy, of: id });
      }
      return task;
    },
    async act(event, action, { alert, by }) {
      // A summary is an event that no mail came for.
      const isKnown = (await store.events.get(event)) || (await store.log.alerts({ event, limit: 1 })).length > 0;
      if (!isKnown) return false;
      const at = Date.now();
      if (action === 'fine' || action === 'bad') await store.verdicts.say({ event, verdict: action, by: by ?? '', at });
      await tell(event, { at, event: STATE_OF[action], by: of(action, by), of: alert });
      return true;
    },
  };
}
