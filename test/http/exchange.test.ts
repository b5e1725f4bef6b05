import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Resolve } from '../../connectors/http/address.ts';
import { exchange, type Request } from '../../connectors/http/exchange.ts';
import { HttpFailure, refused, retryAfterIn } from '../../connectors/http/failure.ts';
import { guardedFetch } from '../../connectors/http/fetch.ts';
import { reach } from '../../connectors/http/reach.ts';
import { selfSigned } from '../real/certificate.ts';
import { type LoopbackServer, startServer } from './loopback-server.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});
async function serve(...given: Parameters<typeof startServer>): Promise<LoopbackServer> {
  const server = await startServer(...given);
  open.push(server);
  return server;
}

const get = (url: string, changes: Partial<Request> = {}, resolve?: Resolve) =>
  exchange({ url, method: 'GET', rules: { hosts: [new URL(url).host] }, timeout: 1_500, ...changes }, resolve);

/** What it failed with, as [kind, message]. */
async function failing(attempt: Promise<unknown>): Promise<readonly [kind: string, message: string]> {
  const failure = await attempt.then(
    () => expect.fail('It succeeded.'),
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(HttpFailure);
  const { kind, message } = failure as HttpFailure;
  expect(message).not.toMatch(/hush|secret|path/);
  return [kind, message];
}

describe('a request that leaves', () => {
  it('is sent as it stands, with its answer returned whatever the status', async () => {
    const server = await serve(async (response, request) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      response.writeHead(418, { 'x-seen': request.headers['x-mine'], 'set-cookie': ['a=1', 'b=2'] });
      response.end(`${request.headers['accept-encoding']} ${Buffer.concat(chunks).toString()}`);
    });
    const request = { method: 'POST', headers: { 'x-mine': '7' }, body: '清关 📦' } as const;
    const { status, headers, body, whole, host } = await get(server.url, request);
    expect([status, headers.get('x-seen'), headers.getSetCookie(), body, whole, host]).toEqual([
      418,
      '7',
      ['a=1', 'b=2'],
      'identity 清关 📦',
      true,
      server.host,
    ]);
    expect(server.requests).toEqual(['POST /path?secret=hush']);
  });

  it('goes by no proxy, whatever the environment says', async () => {
    const proxy = await serve((response) => response.end('proxied'));
    const server = await serve((response) => response.end('direct'));
    for (const name of ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY']) process.env[name] = `http://${proxy.host}`;
    try {
      expect((await get(server.url)).body).toBe('direct');
    } finally {
      for (const name of ['HTTP_PROXY', 'http_proxy', 'ALL_PROXY']) delete process.env[name];
    }
    expect(proxy.requests).toEqual([]);
  });

  it.each([301, 302, 303, 307, 308])('follows no redirect (%i)', async (status) => {
    const other = await serve((response) => response.end());
    const server = await serve((response) => response.writeHead(status, { location: other.url }).end());
    const answer = await get(server.url);
    expect(answer.status).toBe(status);
    expect(refused(answer.host, answer)).toMatchObject({
      kind: 'permanent',
      message: `The host ${server.host} answered ${status}, a redirect, which is not followed.`,
    });
    expect(other.requests).toEqual([]);
  });

  it.each([
    ['ftp://example.com/', /no https URL/],
    ['https://user:pass@hooks.example.com/', /must not hold a user/],
    ['http://hooks.example.com/', /in the clear/],
    ['https://evil.example/', /not among the hosts/],
    ['https://hooks.example.com.evil.example/', /not among the hosts/],
    ['https://push.example.net/', /not among the hosts/],
    ['https://a.push.example.net:8443/', /not among the hosts/],
    ['https://evilpush.example.net/', /not among the hosts/],
  ])('goes to no such URL as %s', async (url, message) => {
    const rules = { hosts: ['hooks.example.com', '*.push.example.net'] };
    const resolve = () => expect.fail('It was looked up.');
    expect(await failing(get(url, { rules }, resolve))).toEqual(['permanent', expect.stringMatching(message)]);
  });
});

describe('the address behind a name', () => {
  const NOT_PUBLIC = [
    ['10.1.2.3', '172.16.0.1', '192.168.1.1', '127.0.0.1', '100.64.0.1', 'fd00::1', '::1'],
    ['169.254.169.254', 'fe80::1', '0.0.0.0', '255.255.255.255', '224.0.0.1', '240.0.0.1', '198.18.0.1', '192.0.2.1'],
    ['::', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::7f00:1', '64:ff9b:1::1', '2002:7f00:1::', '::127.0.0.1'],
    ['2001:db8::1', '2001:0:1::1', 'ff02::1', '3fff::1', 'fd00:ec2::254', 'nonsense'],
  ].flat();

  it.each(NOT_PUBLIC)('is refused where it is %s', async (address) => {
    const resolve: Resolve = async () => [
      { address: '8.8.8.8', family: 4 },
      { address, family: address.includes(':') ? 6 : 4 },
    ];
    for (const rules of [{ hosts: ['hooks.example.com'] }, { hosts: ['*.example.com'], internal: true }]) {
      const [kind, message] = await failing(get('https://hooks.example.com/', { rules }, resolve));
      expect(kind).toBe('permanent');
      expect(message).toMatch(/^The host hooks\.example\.com has an address that is not public\./);
    }
  });

  it.each(['169.254.169.254', '::ffff:10.0.0.1', '0.0.0.0'])(
    'is refused even inside where it is %s',
    async (address) => {
      const rules = { hosts: ['oa.example.com'], internal: true };
      const resolve: Resolve = async () => [{ address, family: address.includes(':') ? 6 : 4 }];
      expect((await failing(get('https://oa.example.com/', { rules }, resolve)))[0]).toBe('permanent');
    },
  );

  it.each([
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data',
  ])('is refused as %s where the configuration names another host', async (url) => {
    const rules = { hosts: ['hooks.example.com', '*.example.net'], insecure: true };
    expect((await failing(get(url, { rules })))[0]).toBe('permanent');
  });

  it('may be private where the configuration names that very host and says so', async () => {
    const server = await serve((response, { headers }) => response.end(headers.host));
    const url = `http://oa.internal:${server.port}/`;
    const resolve: Resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    const rules = { hosts: ['oa.internal'], insecure: true };
    expect(await failing(get(url, { rules }, resolve))).toEqual(['permanent', expect.stringMatching(/internal: true/)]);
    expect((await get(url, { rules: { ...rules, internal: true } }, resolve)).body).toBe(`oa.internal:${server.port}`);
  });

  it('is the one that was checked: an answer that changes from one look-up to the next is checked anew', async () => {
    const inside = await serve((response) => response.end('inside'));
    const answers = ['127.0.0.1', '10.0.0.1'];
    const resolve: Resolve = async () => [{ address: answers.shift() ?? '169.254.169.254', family: 4 }];
    const url = `http://rebinding.example:${inside.port}/`;
    const rules = { hosts: ['rebinding.example'], insecure: true };
    for (let n = 0; n < 3; n++) expect((await failing(get(url, { rules }, resolve)))[0]).toBe('permanent');
    expect(inside.requests).toEqual([]);
  });

  it('is looked up once for a request: what the second look-up would say is never heard', async () => {
    const server = await serve((response) => response.end('first'));
    let asked = 0;
    const resolve: Resolve = async () => [{ address: asked++ === 0 ? '127.0.0.1' : '169.254.169.254', family: 4 }];
    const rules = { hosts: ['rebinding.example'], insecure: true, internal: true };
    expect((await get(`http://rebinding.example:${server.port}/`, { rules }, resolve)).body).toBe('first');
    expect(asked).toBe(1);
  });

  it('may be missing, for now', async () => {
    const missing = () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }));
    expect(await failing(get('https://gone.example/', {}, missing))).toEqual([
      'temporary',
      'The host gone.example cannot be reached: it has no address in DNS.',
    ]);
    expect((await failing(get('https://gone.example/', {}, async () => [])))[0]).toBe('permanent');
    const silent = () => new Promise<never>(() => {});
    const [kind, message] = await failing(get('https://slow.example/', { timeout: 150 }, silent));
    expect([kind, message]).toEqual(['temporary', 'The host slow.example was not found in DNS in time.']);
  });
});

describe('an answer', () => {
  it('is read up to its limit', async () => {
    const server = await serve((response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384, 'x')));
      };
      response.on('drain', more).writeHead(200);
      more();
    });
    const { status, body, whole } = await get(server.url, { maxBytes: 100_000 });
    expect([status, body.length, whole]).toEqual([200, 100_000, false]);
  });

  it('that drips is read up to the deadline', async () => {
    const server = await serve((response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    });
    const begun = Date.now();
    const { status, whole } = await get(server.url, { timeout: 300 });
    expect([status, whole]).toEqual([200, false]);
    expect(Date.now() - begun).toBeLessThan(1_200);
  });

  it('whose header drips is given up: nobody knows whether the request was taken', async () => {
    const server = createServer((socket: Socket) => {
      socket.on('error', () => {});
      const timer = setInterval(() => socket.write('H'), 20);
      socket.on('close', () => clearInterval(timer));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    open.push(server);
    const { port } = server.address() as { port: number };
    const [kind] = await failing(get(`http://127.0.0.1:${port}/`, { timeout: 300 }));
    expect(kind).toBe('unknown');
  });

  it('is not unpacked: a small one that would become large stays small', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    const server = await serve((response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    expect(await get(server.url)).toMatchObject({ status: 200, body: '', whole: false });
  });

  it.each([
    ['no answer', 'did not answer in time', () => {}],
    ['a lost answer', 'closed the connection', (response: { destroy(): unknown }) => response.destroy()],
  ] as const)('that is %s leaves unknown what became of the request', async (_what, words, answer) => {
    const server = await serve(answer);
    const [kind, message] = await failing(get(server.url, { timeout: 300 }));
    expect([kind, message]).toEqual(['unknown', expect.stringMatching(`^The host ${server.host} ${words}`)]);
    expect(server.requests).toHaveLength(1);
  });

  it('cannot come where nobody listens: the request was not taken', async () => {
    const server = await startServer(() => {});
    await server.close();
    expect(await failing(get(server.url))).toEqual(['temporary', expect.stringMatching(/cannot be reached/)]);
    expect(await reach(new URL(server.url), { hosts: [server.host] }, 500)).toMatch(/cannot be reached\.$/);
    expect(await reach(new URL('http://10.0.0.1/'), { hosts: [] }, 500)).toMatch(/not public/);
  });

  it('is believed only where its certificate is trusted', async () => {
    const certificate = selfSigned();
    const server = await serve((response) => response.end('well'), certificate);
    expect(await failing(get(server.url))).toEqual([
      'permanent',
      `The host ${server.host} shows a certificate that is not trusted.`,
    ]);
    expect(server.requests).toEqual([]);
    expect((await get(server.url, { ca: certificate.cert })).body).toBe('well');
  });

  it('may say when to come again', () => {
    const now = Date.parse('2026-11-24T10:00:00Z');
    expect(
      ['7', '0', 'Tue, 24 Nov 2026 10:00:30 GMT', '999999999', 'soon', '-3'].map((h) => retryAfterIn(h, now)),
    ).toEqual([7_000, 0, 30_000, 3_600_000, undefined, undefined]);
    expect(retryAfterIn(null)).toBeUndefined();
    const headers = new Headers({ 'retry-after': '5' });
    expect(refused('a.example', { status: 429, headers })).toMatchObject({ kind: 'temporary', retryAfter: 5_000 });
  });
});

describe('the door in the form of fetch', () => {
  it('sends what fetch would, by the same rules', async () => {
    const server = await serve(async (response, request) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ type: request.headers['content-type'], body: Buffer.concat(chunks).toString() }));
    });
    const guarded = guardedFetch({ rules: { hosts: [server.host] }, timeout: 1_000 });
    const response = await guarded(server.url, { method: 'POST', body: new URLSearchParams({ a: '1 2' }) });
    expect([response.status, await response.json()]).toEqual([
      200,
      { type: 'application/x-www-form-urlencoded;charset=UTF-8', body: 'a=1+2' },
    ]);
    await expect(guarded('https://evil.example/')).rejects.toMatchObject({ name: 'HttpFailure', kind: 'permanent' });
  });
});
