import { randomBytes } from 'node:crypto';
import { ChannelFailure } from '../../connectors/channels/channel.ts';
import type { Channels } from '../../connectors/channels/open.ts';
import type { Addresses } from '../../connectors/store/store.ts';
import type { Alert } from '../../engine/arbiter/alert.ts';
import { PAGE } from '../../engine/arbiter/alert.ts';
import { CODE_WORDS } from './code-words.ts';

export interface CodeRoad {
  readonly channels: Pick<Channels, 'get' | 'names'>;
  readonly directory: Pick<Addresses, 'of'>;
}

/**
 * Sends a code to the person of an alert, by another channel than the alert's where there is one. It stands in no log: the
 * log would keep the secret.
 *
 * @returns the channel's name; undefined where nothing could carry it
 */
export async function sendCode(
  alert: Alert,
  code: string,
  { channels, directory }: CodeRoad,
): Promise<string | undefined> {
  const known = await directory.of([alert.person]);
  const order = channels.names.filter((name) => name !== PAGE);
  const others = order.filter((name) => name !== alert.channel);
  for (const name of [...others, ...order.filter((name) => name === alert.channel)]) {
    const address = known.find(({ channel }) => channel === name)?.address;
    if (address !== undefined && (await isSent(codeAlert(alert, code, name, address), channels))) return name;
  }
  return undefined;
}

async function isSent(alert: Alert, channels: Pick<Channels, 'get'>): Promise<boolean> {
  try {
    await channels.get(alert.channel)!.send(alert);
    return true;
  } catch (error) {
    if (error instanceof ChannelFailure) return false;
    throw error;
  }
}

/** Every code is a message of its own: it bears no alert's key. */
function codeAlert(alert: Alert, code: string, channel: string, address: string): Alert {
  const { subject, body } = CODE_WORDS[alert.language.split('-')[0] === 'zh' ? 'zh' : 'en'];
  return {
    ...alert,
    key: randomBytes(16).toString('hex'),
    stage: 'first',
    priority: 'high',
    danger: false,
    silent: false,
    identity: false,
    channel,
    address,
    subject,
    body: body(code),
    policies: [],
    at: Date.now(),
  };
}
