import { ActivityFailure, ApplicationFailure, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import { catalogue } from '../../engine/catalogue/index.ts';
import type { Answer, Command } from '../../engine/interpreter/host.ts';
import type { Activities, Perform } from './activities.ts';
import type { Doer } from './temporal-host.ts';

/** Outside the machine: repeated for a day, with longer and longer pauses; then it has failed for good. */
const outside = proxyActivities<Activities>({
  startToCloseTimeout: '1 minute',
  scheduleToCloseTimeout: '24 hours',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '5 minutes' },
});

/** In the own store, within milliseconds: no round trip to the server. While the store is away nothing can go on anyway. */
const own = proxyLocalActivities<Activities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

const OWN = new Set(catalogue.effects.filter(({ reach }) => reach === 'own').map(({ name }) => name));

export const { record } = own;

/** Commands of the scheduler as activities. */
export function doerFor(event: string): Doer {
  return async (command) => {
    try {
      return await perform(command, event);
    } catch (error) {
      return { ok: false, failure: { effect: effectOf(command), ...explained(error) } };
    }
  };
}

async function perform(command: Command, event: string): Promise<Answer> {
  if (command.kind === 'lookup') return { ok: true, value: await own.lookUp(command.refs) };
  if (command.kind === 'send') {
    await outside.send(command.alert);
    return { ok: true };
  }
  const { effect, key, policy, args, at } = command;
  const activity = (OWN.has(effect) ? own : outside)[effect as keyof Activities] as Perform;
  return { ok: true, value: await activity({ key, event, policy, args, at }) };
}

const effectOf = (command: Command) => (command.kind === 'perform' ? command.effect : command.kind);

/** What an activity threw for good: its own words, and whether a later try might have helped. */
function explained(error: unknown): { message: string; temporary: boolean } {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  const temporary = !(cause instanceof ApplicationFailure && cause.nonRetryable);
  return { message: cause instanceof Error ? cause.message : String(cause), temporary };
}
