import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { channelsConfig, openChannels } from '../../connectors/channels/open.ts';
import { type ApiServer, startApi } from '../real/api-server.ts';
import { anAlert } from '../store/specimens.ts';
import { channelContract, type Received } from './contract.ts';

const TOKEN = 'tk_hush';
beforeAll(() => {
  process.env.POSTHORN_TEST_NTFY = TOKEN;
});
afterAll(() => {
  delete process.env.POSTHORN_TEST_NTFY;
});

const FIELDS = ['actions', 'click', 'message', 'priority', 'sequence_id', 'tags', 'title', 'topic'];

/** ntfy on loopback: health and publishing as JSON (https://docs.ntfy.sh/publish/#publish-as-json), behind an access token. */
function startNtfy(): Promise<ApiServer> {
  let count = 0;
  return startApi(({ method, path, headers, body }) => {
    if (headers.authorization !== `Bearer ${TOKEN}`)
      return { status: 403, body: { code: 40301, http: 403, error: 'forbidden' } };
    if (method === 'GET' && path === '/v1/health') return { kept: false, status: 200, body: { healthy: true } };
    if (method !== 'POST' || path !== '/')
      return { status: 404, body: { code: 40401, http: 404, error: 'page not found' } };
    const message = JSON.parse(body);
    expect(FIELDS).toEqual(expect.arrayContaining(Object.keys(message)));
    expect(message.topic).toMatch(/^[-_A-Za-z0-9]{1,64}$/);
    expect(message.sequence_id).toMatch(/^[-_A-Za-z0-9]{1,64}$/);
    expect(message.message).not.toBe('');
    expect(Buffer.byteLength(message.message)).toBeLessThanOrEqual(4_096);
    expect([1, 2, 3, 4, 5]).toContain(message.priority);
    expect(message.actions.length).toBeLessThanOrEqual(3);
    const { topic, sequence_id } = message;
    return { status: 200, body: { id: `id${++count}`, time: 1, event: 'message', topic, sequence_id } };
  });
}

function open(server: ApiServer, config: object = {}) {
  const settings = { kind: 'ntfy', server: server.url, token: { env: 'POSTHORN_TEST_NTFY' }, timeout: 1_000 };
  const channels = openChannels(channelsConfig.parse({ phone: { ...settings, ...config } }), {
    signingKey: Buffer.alloc(32),
  });
  return channels.get('phone')!;
}

function received({ body }: ApiServer['asked'][number]): Received {
  const { topic, sequence_id: key, title, message, priority } = JSON.parse(body);
  return { key, to: topic, name: '', subject: title, body: message, mark: `priority ${priority}` };
}

channelContract('ntfy', async (settings) => {
  const server = await startNtfy();
  return {
    channel: open(server, settings),
    address: 'wang-topic-3f9c',
    shown: ({ subject, body }) => ({ name: '', subject, body }),
    received: async () => server.asked.map(received),
    meet: (trouble) => {
      const error = { code: 42901, http: 429, error: 'Told to refuse hush 清关' };
      if (trouble === 'temporary') server.next({ status: 429, body: error });
      else if (trouble === 'permanent') server.next({ status: 403, body: error });
      else server.next(trouble === 'stall' ? 'stall' : 'close');
    },
    hangUp: () => server.close(),
    close: () => server.close(),
  };
});

describe('an alert by ntfy', () => {
  let server: ApiServer;
  beforeEach(async () => {
    server = await startNtfy();
  });
  afterEach(() => server.close());
  const alert = anAlert({ channel: 'phone', address: 'wang-topic' });
  const last = () => JSON.parse(server.asked.at(-1)!.body);

  it('has its links as buttons, and opens the alert', async () => {
    const links = { acknowledge: 'https://p.example/a', resolve: 'https://p.example/r', open: 'https://p.example/o' };
    expect(await open(server).send({ ...alert, danger: true, language: 'en' }, links)).toEqual({ receipt: 'id1' });
    expect(last()).toMatchObject({ click: links.open, tags: ['warning'] });
    expect(last().actions).toEqual([
      { action: 'view', label: 'I take it', url: links.acknowledge, clear: true },
      { action: 'view', label: 'Resolved', url: links.resolve, clear: true },
      { action: 'view', label: 'Open', url: links.open, clear: true },
    ]);
  });

  it('is replaced, without a sound, by what became of it', async () => {
    await open(server).send(alert);
    await open(server).update!(alert, 'id1', { state: 'acknowledged', by: 'Wang\nFang', at: 1 });
    expect(last()).toMatchObject({
      sequence_id: alert.key,
      priority: 2,
      title: alert.subject,
      message: '✓ Wang Fang 已接手',
    });
  });

  it('says something even where the alert says nothing', async () => {
    await open(server).send({ ...alert, subject: ' ', body: '\n' });
    expect(last().message).toBe('Posthorn');
  });

  it.each(['', 'a b', 'a/b', '../x', 'x'.repeat(65), 'a?b'])('goes to no such topic as %j', async (address) => {
    await expect(open(server).send({ ...alert, address })).rejects.toMatchObject({ kind: 'permanent' });
    expect(server.asked).toEqual([]);
  });

  it('says that the token is wrong before the first alert', async () => {
    process.env.POSTHORN_TEST_NTFY_WRONG = 'tk_wrong';
    const channel = open(server, { token: { env: 'POSTHORN_TEST_NTFY_WRONG' } });
    expect(await channel.check()).toEqual([`The host ${server.host} answered 403.`]);
    delete process.env.POSTHORN_TEST_NTFY_WRONG;
  });
});
