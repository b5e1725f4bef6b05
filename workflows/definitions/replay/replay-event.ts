import { condition, setHandler } from '@temporalio/workflow';
import { drive } from '../../../engine/interpreter/drive.ts';
import { canonicalOrder, type Entry } from '../../../engine/interpreter/entry.ts';
import type { EventStart } from '../../../engine/interpreter/host.ts';
import { Scheduler } from '../../../engine/interpreter/scheduler.ts';
import { join, world } from '../messages.ts';
import { ScriptedHost } from './scripted-host.ts';

/**
 * One event of a replay. As `handleEvent`, with the scenario for a world.
 *
 * @param announced instants (epoch ms, ascending) at which the player will say that something happened
 * @returns the timeline in canonical order
 */
export async function replayEvent(event: EventStart, announced: readonly number[]): Promise<Entry[]> {
  const scheduler = new Scheduler(event);
  const host = new ScriptedHost(scheduler, announced);
  let joined = false;
  setHandler(join, ({ runs }) => {
    for (const run of runs) scheduler.start(run);
    joined = true;
  });
  setHandler(world, (happened) => host.hear(happened));
  await condition(() => joined);
  await drive(scheduler, host);
  return [...scheduler.entries].sort(canonicalOrder);
}
