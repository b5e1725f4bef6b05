import { continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow';
import { MAILBOX_QUEUE } from '../names.ts';
import type { Watching } from './activities.ts';

/**
 * A worker that dies says nothing: after this long without a heartbeat the mailbox goes to another. The turn's own limit
 * is far beyond the turn, which the activity ends itself.
 */
const { watch } = proxyActivities<Watching>({
  taskQueue: MAILBOX_QUEUE,
  startToCloseTimeout: '1 day',
  heartbeatTimeout: '15 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 1 },
});

/** A turn leaves six events behind, and a workflow that wakes up elsewhere reads all of them. */
const LONGEST_HISTORY = 300;

/**
 * Has a mailbox watched for as long as it is configured, in turns, by whichever worker has room for it. Attempts leave no
 * events: a mailbox that moves costs the history nothing.
 */
export async function watchMailbox(mailbox: string): Promise<void> {
  while (workflowInfo().historyLength < LONGEST_HISTORY) await watch(mailbox);
  await continueAsNew<typeof watchMailbox>(mailbox);
}
