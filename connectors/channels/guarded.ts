import type { Alert } from '../../engine/arbiter/alert.ts';
import { outranks } from '../../engine/plan/priority.ts';
import { type Observe, unobserved } from '../happening.ts';
import { type Allow, refusedAddress } from './allowed.ts';
import { type Channel, ChannelFailure, type Links, type Sent } from './channel.ts';
import { type Rate, RateLimit } from './rate.ts';

export interface Guards {
  readonly allow: Allow;
  readonly rate: Rate | undefined;
  /** For one delivery and for the wait before it, in ms each: together less than the two minutes that an activity may take. */
  readonly timeout: number;
  readonly observe?: Observe | undefined;
}

/** Nobody waited for a token that was taken within so long. */
const AT_ONCE_MS = 5;

/** More than a channel's own time-out: that one knows better what happened. */
const GRACE_MS = 2_000;

/** What holds for every channel, whatever it is: where it may go, how often, and how long it may take. */
export function guarded(channel: Channel, { allow, rate, timeout, observe = unobserved }: Guards): Channel {
  const limit = rate && new RateLimit(rate);

  async function send(alert: Alert, links?: Links): Promise<Sent> {
    const refused = unfit(channel, alert) ?? refusedAddress(channel, alert.address, allow);
    if (refused !== undefined) throw new ChannelFailure(refused, { kind: 'permanent' });
    const begun = Date.now();
    const retryAfter = await limit?.take(alert.priority, timeout);
    const ended = Date.now();
    const putOff = retryAfter !== undefined;
    if (putOff || ended - begun > AT_ONCE_MS) observe({ kind: 'held', channel: channel.name, putOff, begun, ended });
    if (retryAfter !== undefined) throw new ChannelFailure(TOO_MANY, { kind: 'temporary', retryAfter });
    return await inTime(channel.send(alert, links), timeout + GRACE_MS);
  }
  const update = channel.update?.bind(channel);
  return { ...channel, send, ...(update && { update }) };
}

/** The arbiter knows this and asks for no such thing; where it was not told, the alert goes by the next channel. */
function unfit({ name, least, rings }: Channel, { priority, silent }: Alert): string | undefined {
  if (least && outranks(least, priority)) return `The channel ${name} carries alerts from ${least} upwards.`;
  return silent && rings ? `The channel ${name} cannot but ring, and the person's quiet hours keep it out.` : undefined;
}

const TOO_MANY = 'The channel has sent as many messages as its rate allows.';

async function inTime<T>(sending: Promise<T>, ms: number): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new ChannelFailure(LATE, { kind: 'unknown' })), ms);
  return await Promise.race([sending, late.promise]).finally(() => clearTimeout(timer));
}

const LATE = 'The channel did not come to an end in time.';
