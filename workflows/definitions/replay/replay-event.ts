import { condition, setHandler, sleep } from '@temporalio/workflow';
import { drive } from '../../../engine/interpreter/drive.ts';
import { canonicalOrder, type Entry } from '../../../engine/interpreter/entry.ts';
import type { EventStart } from '../../../engine/interpreter/host.ts';
import { Scheduler } from '../../../engine/interpreter/scheduler.ts';
import { gather, join, world } from '../messages.ts';
import { ScriptedHost } from './scripted-host.ts';

/**
 * One event of a replay. As `handleEvent`, with the scenario for a world.
 *
 * @param announced instants (epoch ms, ascending) at which the player will say that something happened
 * @param from when the day began (epoch ms): the event comes when so much time has passed
 * @returns the timeline in canonical order
 */
export async function replayEvent(event: EventStart, announced: readonly number[], from: number): Promise<Entry[]> {
  const scheduler = new Scheduler(event);
  const host = new ScriptedHost(scheduler, announced);
  let joined = false;
  setHandler(join, ({ runs }) => {
    for (const run of runs) scheduler.start(run);
    host.watch(runs);
    joined = true;
  });
  setHandler(gather, (item) => {
    scheduler.gather(item);
    joined = true;
  });
  setHandler(world, (happened) => host.hear(happened));
  await condition(() => joined);
  if (event.receivedAt > from) await sleep(event.receivedAt - from);
  await drive(scheduler, host, () => host.observe());
  return [...scheduler.entries].sort(canonicalOrder);
}
