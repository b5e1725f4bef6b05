import { ApplicationFailure, activityInfo } from '@temporalio/activity';
import { ChannelFailure } from '../../connectors/channels/channel.ts';
import { deliver } from '../../connectors/channels/deliver.ts';
import type { Alert } from '../../engine/arbiter/alert.ts';
import { PAUSES, pauseAfter } from '../definitions/retries.ts';
import type { Parts } from './parts.ts';
import { permanent } from './permanent.ts';

/** Delivers one alert; what the log holds as sent is not sent again. */
export const send =
  ({ channels, store, links, observe }: Parts) =>
  async (alert: Alert): Promise<void> => {
    const lastAttempt = (retryAfter = 0) => isLast(activityInfo(), Date.now(), retryAfter);
    const delivery = await deliver(alert, channels, store.log, { lastAttempt, links, observe }).catch(again);
    if (delivery.state === 'failed') throw permanent(delivery.detail);
  };

/** Has Temporal wait as long as the other side asked. */
function again(error: unknown): never {
  if (!(error instanceof ChannelFailure) || error.retryAfter === undefined) throw error;
  const nextRetryDelay = Math.max(error.retryAfter, PAUSES.first);
  throw ApplicationFailure.create({ message: error.message, type: error.name, nextRetryDelay });
}

/** Whether the workflow's patience ends before there could be another attempt: then the log is to say how it ended. */
function isLast(info: ReturnType<typeof activityInfo>, now: number, retryAfter: number): boolean {
  const { attempt, scheduledTimestampMs, scheduleToCloseTimeoutMs } = info;
  const pause = Math.max(retryAfter, pauseAfter(attempt));
  return scheduleToCloseTimeoutMs > 0 && now + pause >= scheduledTimestampMs + scheduleToCloseTimeoutMs;
}
