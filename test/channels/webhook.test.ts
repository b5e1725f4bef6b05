import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { channelsConfig, openChannels } from '../../connectors/channels/open.ts';
import type { Alert } from '../../engine/arbiter/alert.ts';
import { selfSigned } from '../real/certificate.ts';
import { type HttpReceiver, startHttpReceiver } from '../real/http-receiver.ts';
import { anAlert } from '../store/specimens.ts';
import { channelContract, type Received } from './contract.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
beforeAll(() => {
  process.env.POSTHORN_TEST_HUSH = SECRET;
});
afterAll(() => {
  delete process.env.POSTHORN_TEST_HUSH;
});

function webhookChannel(config: object) {
  const settings = { kind: 'webhook', secret: { env: 'POSTHORN_TEST_HUSH' }, timeout: 1_000 };
  const channels = openChannels(channelsConfig.parse({ hook: { ...settings, ...config } }), {
    signingKey: Buffer.alloc(32),
  });
  return channels.get('hook')!;
}

channelContract('webhook', async (settings) => {
  const receiver = await startHttpReceiver(SECRET);
  const channel = webhookChannel({ url: receiver.url, ...settings });
  return {
    channel,
    address: 'li@chat',
    received: async () => receiver.posts.map(received),
    meet: (trouble) => {
      if (trouble === 'temporary') return receiver.fail(1, { status: 503, body: 'Told to refuse 清关异常' });
      if (trouble === 'permanent') return receiver.fail(1, { status: 410, body: 'Told to refuse hush' });
      // the receiver keeps every request, so to close before the answer is to lose the answer
      receiver.fail(1, trouble === 'stall' ? 'stall' : 'close');
    },
    hangUp: () => receiver.close(),
    close: async () => {
      await channel.close();
      await receiver.close();
    },
  };
});

/** Reads a request as a receiver would that checks what it is sent. */
function received({ headers, json, signed }: HttpReceiver['posts'][number]): Received {
  expect(signed).toBe(true);
  expect(headers['content-type']).toBe('application/json; charset=utf-8');
  expect(headers['idempotency-key']).toBe(headers['webhook-id']);
  const { type, timestamp, data } = json as { type: string; timestamp: string; data: Record<string, unknown> };
  expect(type).toBe('alert');
  expect(Date.parse(timestamp)).toBe(anAlert().at);
  expect(
    Object.keys(data)
      .filter((field) => field !== 'silent')
      .sort(),
  ).toEqual([
    'body',
    'danger',
    'event',
    'key',
    'language',
    'name',
    'person',
    'policies',
    'priority',
    'stage',
    'subject',
    'to',
    'turn',
  ]);
  expect(data.key).toBe(headers['idempotency-key']);
  const { key, to, name, subject, body, priority, silent } = data as unknown as Received & Alert;
  return { key, to, name, subject, body, mark: `priority ${priority}${silent ? ', silent' : ''}` };
}

describe('an alert by webhook', () => {
  let receiver: HttpReceiver;
  beforeEach(async () => {
    receiver = await startHttpReceiver(SECRET);
  });
  afterEach(() => receiver.close());
  const alert = anAlert({ address: 'li@chat' });

  it.each([400, 401, 403, 404, 409, 410, 413, 422, 451])('that is answered %i has failed for good', async (status) => {
    receiver.fail(1, { status });
    const failure = { temporary: false, message: `The host ${receiver.host} answered ${status}.` };
    await expect(webhookChannel({ url: receiver.url }).send(alert)).rejects.toMatchObject(failure);
  });

  it.each([408, 425, 429, 500, 502, 503, 504])('that is answered %i may be taken later', async (status) => {
    receiver.fail(1, { status });
    await expect(webhookChannel({ url: receiver.url }).send(alert)).rejects.toMatchObject({ temporary: true });
  });

  it.each([301, 302, 303, 307, 308])('follows no redirect (%i)', async (status) => {
    const other = await startHttpReceiver();
    receiver.fail(1, { status, headers: { location: other.url } });
    await expect(webhookChannel({ url: receiver.url }).send(alert)).rejects.toMatchObject({ temporary: false });
    expect(other.posts).toEqual([]);
    await other.close();
  });

  it('keeps what the other side calls it, if it does, as one line', async () => {
    const channel = webhookChannel({ url: receiver.url });
    expect(await channel.send(alert)).toEqual({ receipt: 'receipt-1' });
    for (const body of ['', 'ok', '{"id":7}', '[]', 'null', '{"id":']) {
      receiver.fail(1, { status: 202, body });
      expect(await channel.send(alert)).toEqual({});
    }
    receiver.fail(1, { status: 200, body: JSON.stringify({ id: `a\r\nb${'c'.repeat(500)}` }) });
    expect((await channel.send(alert)).receipt).toMatch(/^a bc{196}…$/);
  });

  it('reads no more of an endless answer than it wants', async () => {
    receiver.fail(1, 'endless');
    const begun = Date.now();
    expect(await webhookChannel({ url: receiver.url, timeout: 10_000 }).send(alert)).toEqual({});
    expect(Date.now() - begun).toBeLessThan(5_000);
  });
});

describe('the other side of a webhook', () => {
  const alert = anAlert({ address: 'li@chat' });

  it('is told nothing where its certificate is not trusted', async () => {
    const other = await startHttpReceiver(SECRET, { certificate: selfSigned() });
    const message = `The host ${other.host} shows a certificate that is not trusted.`;
    await expect(webhookChannel({ url: other.url }).send(alert)).rejects.toMatchObject({ temporary: false, message });
    expect(other.posts).toEqual([]);
    await other.close();
  });

  it('may know the new secret or the old one while they are exchanged', async () => {
    process.env.POSTHORN_TEST_NEW = 'whsec_bmV3IHNlY3JldA==';
    const secret = [{ env: 'POSTHORN_TEST_NEW' }, { env: 'POSTHORN_TEST_HUSH' }];
    for (const known of [SECRET, 'whsec_bmV3IHNlY3JldA==']) {
      const other = await startHttpReceiver(known);
      await webhookChannel({ url: other.url, secret }).send(alert);
      expect(other.posts).toMatchObject([{ signed: true }]);
      await other.close();
    }
    delete process.env.POSTHORN_TEST_NEW;
  });

  it('refuses what another secret signed', async () => {
    const other = await startHttpReceiver('another');
    await expect(webhookChannel({ url: other.url }).send(alert)).rejects.toMatchObject({ temporary: false });
    await other.close();
  });
});

describe('the URL of a webhook', () => {
  it('may be that of a person only on a host that the configuration allows', async () => {
    const receiver = await startHttpReceiver(SECRET);
    const channel = webhookChannel({ hosts: [receiver.host] });
    await channel.send(anAlert({ address: `http://${receiver.host}/li?team=1` }));
    expect(receiver.posts.map(({ path }) => path)).toEqual(['/li?team=1']);
    const refused: [address: string, why: RegExp][] = [
      ['https://evil.example/li', /The host evil\.example is not among the hosts/],
      [`http://${receiver.host.replace(':', '.evil.example:')}/`, /not among the hosts/],
      [`http://evil.example@${receiver.host}/`, /must not hold a user/],
      ['http://169.254.169.254/latest/meta-data', /not among the hosts/],
      ['file:///etc/passwd', /no https URL/],
      ['li', /no https URL/],
      ['', /no https URL/],
    ];
    for (const [address, message] of refused) {
      const failure = { name: 'ChannelFailure', temporary: false, message: expect.stringMatching(message) as string };
      await expect(channel.send(anAlert({ address })), address).rejects.toMatchObject(failure);
    }
    expect(receiver.posts).toHaveLength(1);
    await receiver.close();
  });

  it('may be plain http to another machine only where that was asked for', async () => {
    const far = anAlert({ address: 'http://hooks.example.com/li' });
    const message = expect.stringMatching(/in the clear. Use https, or set insecure: true/) as string;
    await expect(webhookChannel({ hosts: ['hooks.example.com'] }).send(far)).rejects.toMatchObject({ message });
    expect(() => webhookChannel({ url: 'http://hooks.example.com/all' })).toThrow(
      /webhook hook cannot be used.+in the clear/,
    );
    expect(webhookChannel({ url: 'http://hooks.example.com/all', insecure: true }).kind).toBe('webhook');
  });
});
