import type { Alert } from '../../engine/arbiter/alert.ts';
import { crashPoint } from '../crash-points.ts';
import { type Observe, unobserved } from '../happening.ts';
import type { NotificationLog } from '../store/store.ts';
import { ChannelFailure, type FailureKind, type Sent } from './channel.ts';
import type { LinkMaker } from './link-maker.ts';
import type { Channels } from './open.ts';

export type Delivery =
  | { readonly state: 'sent'; readonly receipt?: string | undefined }
  /** For good: the same alert by the same channel would fail again, or has failed often enough. */
  | { readonly state: 'failed'; readonly detail: string };

export interface DeliverOptions {
  /**
   * Whether a failure for now is the end, too: nobody will try this channel again.
   *
   * @param retryAfter how long the other side asks to be left alone, in ms
   */
  lastAttempt?(retryAfter: number | undefined): boolean;
  /** Makes the links that stand in the alert: here, right before it is sent, for nothing else may see them. */
  readonly links?: LinkMaker | undefined;
  readonly observe?: Observe | undefined;
}

/** Ends the detail of an alert that failed in the log where the other side may have it all the same. */
export const MAY_HAVE_ARRIVED = 'It may have arrived all the same.';

/**
 * Delivers one alert by its channel. The log is written before and after: what it holds as sent is not sent again. A
 * crash between the other side's answer and our note of it is followed by a repeat under the same key (Message-ID, Idempotency-Key).
 *
 * @throws ChannelFailure where it failed for now: the log keeps it as being sent, and the caller is to try again.
 */
export async function deliver(
  alert: Alert,
  channels: Pick<Channels, 'get'>,
  log: NotificationLog,
  { lastAttempt = () => false, links, observe = unobserved }: DeliverOptions = {},
): Promise<Delivery> {
  const begun = Date.now();
  const tell = (outcome: 'sent' | 'known' | FailureKind, detail?: string) =>
    observe({ kind: 'delivered', alert, outcome, detail, begun, ended: Date.now() });
  if ((await log.begin(alert)) === 'sent') {
    tell('known');
    return { state: 'sent', receipt: (await log.get(alert.key))?.receipt };
  }
  crashPoint('deliver:after-begin');
  const outcome = await attempt(alert, channels, links);
  crashPoint('deliver:after-send');
  if (outcome instanceof ChannelFailure) tell(outcome.kind, outcome.message);
  else tell('sent');
  if (!(outcome instanceof ChannelFailure)) {
    await log.finish(alert.key, { ok: true, ...outcome });
    crashPoint('deliver:after-finish');
    return { state: 'sent', ...outcome };
  }
  if (outcome.temporary && !lastAttempt(outcome.retryAfter)) throw outcome;
  const detail = outcome.kind === 'unknown' ? `${outcome.message} ${MAY_HAVE_ARRIVED}` : outcome.message;
  await log.finish(alert.key, { ok: false, detail });
  crashPoint('deliver:after-finish');
  return { state: 'failed', detail };
}

/** A fault of ours while sending is thrown as it is: it is no word about the channel. Where nobody tries again, the run ends it in the log. */
async function attempt(
  alert: Alert,
  channels: Pick<Channels, 'get'>,
  links: LinkMaker | undefined,
): Promise<Sent | ChannelFailure> {
  const channel = channels.get(alert.channel);
  if (!channel) {
    return new ChannelFailure(`The configuration has no channel ${alert.channel}.`, { temporary: false });
  }
  try {
    return await channel.send(alert, links?.(alert, channel));
  } catch (error) {
    if (error instanceof ChannelFailure) return error;
    throw error;
  }
}
