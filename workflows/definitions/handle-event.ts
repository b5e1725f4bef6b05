import { condition, setHandler } from '@temporalio/workflow';
import { drive } from '../../engine/interpreter/drive.ts';
import type { EventStart } from '../../engine/interpreter/host.ts';
import { Scheduler } from '../../engine/interpreter/scheduler.ts';
import { carryOut, record } from './doer.ts';
import { join, state, world } from './messages.ts';
import { Recorder } from './recorder.ts';
import { TemporalHost } from './temporal-host.ts';

/**
 * One event, durable: all policies that it started, from the first match to the last promise kept. Started by
 * signal-with-start, so that copies of the mail in other mailboxes join the run that is there.
 */
export async function handleEvent(event: EventStart): Promise<void> {
  const scheduler = new Scheduler(event);
  const recorder = new Recorder(scheduler, record);
  const host = new TemporalHost(scheduler, (command) => carryOut(command, event.id, recorder));
  let joined = false;
  setHandler(join, ({ at, runs }) => {
    for (const run of runs) scheduler.start(run, Math.min(at, host.clock()));
    joined = true;
    host.given();
  });
  setHandler(world, (happened) => {
    scheduler.world({ ...happened, at: Math.min(happened.at, host.clock()) });
    host.given();
  });
  setHandler(state, () => ({ entries: scheduler.entries, waiting: scheduler.waiting() }));
  await condition(() => joined);
  do {
    await drive(scheduler, host, () => recorder.advanced());
    await recorder.finish();
  } while (!scheduler.finished);
}
