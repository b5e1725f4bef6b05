import { condition, setHandler } from '@temporalio/workflow';
import { drive } from '../../engine/interpreter/drive.ts';
import type { EventStart, WorldEvent } from '../../engine/interpreter/host.ts';
import { Scheduler } from '../../engine/interpreter/scheduler.ts';
import type { Walked } from '../../engine/interpreter/walked.ts';
import { carryOut, recollect, record, remember } from './doer.ts';
import { cancel, gather, type Joining, join, state, world } from './messages.ts';
import { Recorder } from './recorder.ts';
import { TemporalHost } from './temporal-host.ts';

/**
 * One event, durable: all policies that it started, from the first match to the last promise kept. Copies of the mail in
 * other mailboxes join the run that is there.
 *
 * @param first the runs that it was started for; without it a signal brings them, for a copy that came when all was over
 */
export async function handleEvent(event: EventStart, first?: Joining): Promise<void> {
  const walked: Walked[] = [];
  const scheduler = new Scheduler(event, (policy, step) => {
    if (walked.length < MOST_WALKED) walked.push({ policy, step, at: scheduler.now - event.receivedAt });
  });
  const recorder = new Recorder(scheduler, record);
  const told = new Set(event.holds.map(nameOf));
  const recall = async () => {
    for (const happened of await recorder.whileLocal(remember(event.id))) {
      if (!told.has(nameOf(happened))) tell(happened);
    }
  };
  const host = new TemporalHost(
    scheduler,
    (command) => carryOut(command, event.id, recorder),
    event.remembered && recall,
  );
  const tell = (happened: WorldEvent) => {
    told.add(nameOf(happened));
    scheduler.world({ ...happened, at: Math.min(happened.at, host.clock()) });
  };
  let joined = false;
  const bring = ({ at, runs }: Joining) => {
    for (const run of runs) scheduler.start(run, Math.min(at, host.clock()));
    joined = true;
    host.given();
  };
  if (first) bring(first);
  setHandler(join, bring);
  setHandler(gather, (item) => {
    scheduler.gather(item, Math.min(item.at, host.clock()));
    joined = true;
    host.given();
  });
  setHandler(world, (happened) => {
    tell(happened);
    host.given();
  });
  setHandler(cancel, (cancelling) => {
    scheduler.cancel(cancelling, host.clock());
    host.given();
  });
  setHandler(state, () => ({ entries: scheduler.entries, waiting: scheduler.waiting(), walked }));
  if (event.earlier) {
    const { entries, told: earlier } = await recorder.whileLocal(recollect(event.id));
    recorder.after(entries);
    scheduler.recollect(earlier);
  }
  await condition(() => joined);
  do {
    await drive(scheduler, host, () => recorder.advanced());
    await recorder.finish();
  } while (!scheduler.finished);
}

/** Loops are bounded, and so is what is told of them. */
const MOST_WALKED = 10_000;

/** The store keeps the first of several that have the same name. */
const nameOf = ({ event, of, by }: Omit<WorldEvent, 'at'>) => JSON.stringify([event, of, by]);
