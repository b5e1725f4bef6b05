import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { channelsConfig, openChannels } from '../../connectors/channels/open.ts';
import { refusedEndpoint, webpushConfig } from '../../connectors/channels/webpush/config.ts';
import type { Notification } from '../../connectors/channels/webpush/notification.ts';
import { vapidOf } from '../../connectors/channels/webpush/vapid.ts';
import type { Subscription } from '../../connectors/store/store.ts';
import { keyOf } from '../../workflows/key.ts';
import { type Pushed, type PushService, startPushService } from '../real/push-service.ts';
import { anAlert } from '../store/specimens.ts';
import { channelContract, type Received } from './contract.ts';

const vapid = vapidOf(keyOf(Buffer.alloc(32, 7)).derive('vapid'));

/** Subscriptions of the browsers of one test. */
class Devices {
  list: Subscription[] = [];
  of = async (person: string) => this.list.filter((one) => one.person === person);
  remove = async (endpoint: string) => {
    this.list = this.list.filter((one) => one.endpoint !== endpoint);
  };
}

function open(service: PushService, devices: Devices, config: object = {}) {
  const settings = {
    kind: 'webpush',
    contact: 'ops@example.com',
    hosts: [service.host],
    insecure: true,
    timeout: 1_000,
  };
  const channels = openChannels(channelsConfig.parse({ desktop: { ...settings, ...config } }), {
    signingKey: Buffer.alloc(32),
    push: { vapid, subscriptions: devices },
  });
  return channels.get('desktop')!;
}

const PULSES: { readonly [count: number]: string } = { 1: 'one pulse', 2: 'two pulses', 4: 'long pulses' };

function received({ device, text, urgency, topic, ttl }: Pushed): Received {
  const { tag, title, body, silent, vibrate, requireInteraction } = JSON.parse(text) as Notification;
  expect(topic).toBe(tag);
  expect(ttl).toBe(86_400);
  const pulses = vibrate && PULSES[(vibrate.length + 1) / 2];
  const mark = [`urgency ${urgency}`, pulses, silent && 'silent', requireInteraction && 'stays']
    .filter(Boolean)
    .join(', ');
  return { key: tag, to: decodeURIComponent(device.split('/')[2]!), name: '', subject: title, body, mark };
}

channelContract('webpush', async (settings) => {
  const service = await startPushService(vapid.publicKey);
  const devices = new Devices();
  devices.list.push(service.subscribe('wang-fang'));
  return {
    channel: open(service, devices, settings),
    address: 'wang-fang',
    shown: ({ subject, body }) => ({ name: '', subject, body }),
    received: async () => service.pushed().map(received),
    meet: (trouble) => {
      const body = 'Told to refuse hush 清关';
      if (trouble === 'temporary') service.next({ status: 429, body });
      else if (trouble === 'permanent') service.next({ status: 403, body });
      else service.next(trouble === 'stall' ? 'stall' : 'close');
    },
    hangUp: () => service.close(),
    close: () => service.close(),
  };
});

describe('alerts in browsers', () => {
  let service: PushService;
  let devices: Devices;
  beforeEach(async () => {
    service = await startPushService(vapid.publicKey);
    devices = new Devices();
    devices.list.push(service.subscribe('li'), service.subscribe('li'), service.subscribe('chen'));
  });
  afterEach(() => service.close());
  const alert = anAlert({ channel: 'desktop', address: 'li', language: 'en' });
  const shown = () => service.pushed().map(({ text }) => JSON.parse(text) as Notification);

  it('come on every device of the person, with two links as buttons', async () => {
    const links = { acknowledge: 'https://p.example/a', resolve: 'https://p.example/r', open: 'https://p.example/o' };
    await open(service, devices).send({ ...alert, danger: true }, links);
    expect(
      service
        .pushed()
        .map(({ device }) => device)
        .sort(),
    ).toEqual(['/push/li/1', '/push/li/2']);
    expect(shown()[0]).toMatchObject({
      title: `⚠ ${alert.subject}`,
      lang: 'en',
      timestamp: alert.at,
      requireInteraction: true,
      open: links.open,
      actions: [
        { words: 'I take it', url: links.acknowledge },
        { words: 'Resolved', url: links.resolve },
      ],
    });
  });

  it('forget a device that is gone', async () => {
    service.unsubscribe(devices.list[0]!);
    await open(service, devices).send(alert);
    expect(devices.list.map(({ endpoint }) => new URL(endpoint).pathname)).toEqual(['/push/li/2', '/push/chen/3']);
    service.unsubscribe(devices.list[0]!);
    await expect(open(service, devices).send(alert)).rejects.toMatchObject({ kind: 'permanent' });
    await expect(open(service, devices).send(alert)).rejects.toMatchObject({
      kind: 'permanent',
      message: expect.stringMatching(/^No browser of the person shows alerts/) as string,
    });
    expect(devices.list).toHaveLength(1);
  });

  it('have succeeded where one device has them, and else failed as the best of them', async () => {
    service.next({ status: 503 });
    expect(await open(service, devices).send(alert)).toEqual({});
    service.next({ status: 503, headers: { 'retry-after': '9' } });
    service.next({ status: 410 });
    await expect(open(service, devices).send(alert)).rejects.toMatchObject({ kind: 'temporary', retryAfter: 9_000 });
  });

  it('are refused by a push service that knows another sender', async () => {
    const other = await startPushService(vapidOf(keyOf(Buffer.alloc(32, 8)).derive('vapid')).publicKey);
    const device = other.subscribe('li');
    devices.list = [device];
    await expect(open(other, devices).send(alert)).rejects.toMatchObject({ kind: 'permanent' });
    expect(other.pushed()).toEqual([]);
    await other.close();
  });

  it.each([
    ['https://fcm.googleapis.com/fcm/send/abc', undefined],
    ['https://updates.push.services.mozilla.com/wpush/v2/x', undefined],
    ['https://web.push.apple.com/Q', undefined],
    ['https://wns2-par02p.notify.windows.com/w/?token=x', undefined],
    ['https://push.internal.example/x', undefined],
    ['https://evil.example/x', /not among the hosts/],
    ['https://web.push.apple.com.evil.example/x', /not among the hosts/],
    ['https://web.push.apple.com:8443/x', /not among the hosts/],
    ['http://fcm.googleapis.com/x', /in the clear/],
    ['https://user@fcm.googleapis.com/x', /must not hold a user/],
    ['https://169.254.169.254/', /not among the hosts/],
    ['javascript:alert(1)', /no https URL/],
  ])('go to a browser at %s: %s', (endpoint, why) => {
    const config = webpushConfig.parse({ kind: 'webpush', contact: 'a@example.com', hosts: ['push.internal.example'] });
    if (why === undefined) expect(refusedEndpoint(config, endpoint)).toBeUndefined();
    else expect(refusedEndpoint(config, endpoint)).toMatch(why);
  });

  it('are signed by the installation’s key, the same at every start', () => {
    expect(vapidOf(keyOf(Buffer.alloc(32, 7)).derive('vapid'))).toEqual(vapid);
    expect(Buffer.from(vapid.publicKey, 'base64url')).toHaveLength(65);
  });
});
