import webPush from 'web-push';
import type { Alert } from '../../../engine/arbiter/alert.ts';
import { exchange } from '../../http/exchange.ts';
import { type HttpFailure, refused } from '../../http/failure.ts';
import { reach } from '../../http/reach.ts';
import type { Subscription, Subscriptions } from '../../store/store.ts';
import { type Channel, ChannelFailure, type Links, type Sent } from '../channel.ts';
import { viaHttp } from '../http-failure.ts';
import { knockAt, serviceRules, type WebpushConfig } from './config.ts';
import { notificationOf, urgencyOf } from './notification.ts';
import type { Vapid } from './vapid.ts';

export interface WebpushDeps {
  readonly vapid: Vapid;
  readonly subscriptions: Pick<Subscriptions, 'of' | 'remove'>;
}

/**
 * Notifications in browsers that were asked to show alerts (RFC 8030, encrypted as RFC 8291 says, signed as RFC 8292): every device of
 * the person gets one. The address is the person. A device that is gone is forgotten.
 */
export function webpushChannel(name: string, config: WebpushConfig, { vapid, subscriptions }: WebpushDeps): Channel {
  return {
    name,
    kind: 'webpush',
    async send(alert, links): Promise<Sent> {
      const devices = await subscriptions.of(alert.address);
      const outcomes = await Promise.all(devices.map((device) => toDevice(device, alert, links)));
      if (outcomes.some((outcome) => outcome === undefined)) return {};
      throw worst(outcomes.filter((outcome) => outcome !== undefined));
    },
    async check() {
      const knocked = knockAt(config).map((host) => knock(host));
      const problems = (await Promise.all(knocked)).filter((problem) => problem !== undefined);
      return config.hosts.length || problems.length === knocked.length ? problems : [];
    },
    close: async () => {},
  };

  /** @returns why it has no alert; undefined where the push service took it */
  async function toDevice(device: Subscription, alert: Alert, links?: Links): Promise<ChannelFailure | undefined> {
    try {
      await push(device, alert, links);
      return undefined;
    } catch (error) {
      if (error instanceof ChannelFailure) return error;
      throw error;
    }
  }

  async function push(device: Subscription, alert: Alert, links?: Links): Promise<void> {
    const { endpoint: url } = device;
    const rules = serviceRules(config, url);
    const request = {
      ...requestTo(device, alert, links),
      url,
      method: 'POST' as const,
      rules,
      timeout: config.timeout,
    };
    const answer = await viaHttp(exchange(request));
    if (answer.status >= 200 && answer.status < 300) return;
    // RFC 8030 §7.3: it will never be there again
    if (answer.status === 404 || answer.status === 410) await subscriptions.remove(device.endpoint);
    const failure: HttpFailure = refused(answer.host, answer);
    throw new ChannelFailure(failure.message, failure);
  }

  function requestTo({ endpoint, keys }: Subscription, alert: Alert, links?: Links) {
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint, keys },
      JSON.stringify(notificationOf(alert, links)),
      {
        vapidDetails: { subject: `mailto:${config.contact}`, ...vapid },
        TTL: Math.round(config.keep / 1_000),
        urgency: urgencyOf(alert),
        // RFC 8030 §5.4: a repeat takes the place of the first one while that waits for the device
        topic: alert.key,
        contentEncoding: 'aes128gcm',
      },
    );
    const { 'Content-Length': _, ...rest } = headers;
    return { headers: Object.fromEntries(Object.entries(rest).map(([field, value]) => [field, String(value)])), body };
  }

  async function knock(host: string): Promise<string | undefined> {
    const url = `${config.insecure || /^127\.|^localhost/.test(host) ? 'http' : 'https'}://${host}/`;
    return await reach(new URL(url), serviceRules(config, url), config.timeout);
  }
}

const NO_DEVICE =
  'No browser of the person shows alerts: they allow it on the page, by the button "Alerts on this device".';

/** Where nothing got through: what may have, then what may yet, then what never will. */
function worst(failures: readonly ChannelFailure[]): ChannelFailure {
  const by = (kind: ChannelFailure['kind']) => failures.find((failure) => failure.kind === kind);
  return by('unknown') ?? by('temporary') ?? by('permanent') ?? new ChannelFailure(NO_DEVICE, { kind: 'permanent' });
}
