import { getExternalWorkflowHandle, sleep } from '@temporalio/workflow';
import type { WorldEvent } from '../../../engine/interpreter/host.ts';
import { world } from '../messages.ts';

/**
 * Plays the world's part: says what happens when its instant has come. A workflow, because a server that skips time skips only
 * what its workflows sleep; signals by a client would come at any time.
 *
 * @param from instant 0 in epoch milliseconds
 */
export async function player(event: string, from: number, happenings: readonly WorldEvent[]): Promise<void> {
  let now = from;
  const target = getExternalWorkflowHandle(event);
  for (const happened of happenings) {
    if (happened.at > now) await sleep(happened.at - now);
    now = Math.max(now, happened.at);
    // Nobody is there any more when all policies are over.
    await target.signal(world, happened).catch(() => {});
  }
}
