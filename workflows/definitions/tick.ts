import { proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { Schedule } from '../../engine/plan/schedule.ts';
import type { Ticking } from './activities.ts';

/** Tried until the store is there again: what was due is not lost. */
const { takeTick } = proxyActivities<Ticking>({
  startToCloseTimeout: '1 minute',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
});

/** A policy's schedule, and whose it is. */
export interface Planned extends Schedule {
  /** Id of the policy. */
  readonly policy: string;
}

/**
 * A moment of a schedule came: has it taken in as an event, under the time at which it was due. That stands in the search
 * attributes of what a schedule starts, however late it starts it.
 */
export async function tick(planned: Planned): Promise<void> {
  const { searchAttributes, startTime } = workflowInfo();
  const [due = startTime] = (searchAttributes.TemporalScheduledStartTime ?? []) as Date[];
  await takeTick(planned, due.getTime());
}
