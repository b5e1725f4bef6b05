import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { serveOps } from '../../../app/http/ops/serve.ts';
import { Ops } from '../../../app/ops/ops.ts';
import { Ready } from '../../../app/ops/ready.ts';
import { openStage, type Stage } from '../http/stage.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function served(ops: Ops): Promise<string> {
  const server = await serveOps({ host: '127.0.0.1', port: 0, traces: false }, ops);
  open.push(server);
  return `http://127.0.0.1:${server.port}`;
}

/** `fetch` lets nobody write a Host of their own. */
const status = (base: string, headers: { readonly [name: string]: string }) =>
  new Promise<number | undefined>((resolve, reject) => {
    const asking = request(`${base}/metrics`, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asking.on('error', reject).end();
  });

describe('a probe', () => {
  it('says what is not ready until everything is', async () => {
    const ops = new Ops(['store', 'rules', 'temporal', 'worker']);
    const base = await served(ops);
    ops.ready.opened('store', async () => true);
    ops.ready.opened('rules', () => ({}));
    ops.ready.opened('temporal', () => Promise.reject(new Error('connect ECONNREFUSED 10.1.2.3')));
    const before = await fetch(`${base}/readyz`);
    expect(before.status).toBe(503);
    expect(await before.json()).toEqual({
      ready: false,
      parts: {
        store: 'ok',
        rules: 'ok',
        temporal: 'The Temporal service does not answer.',
        worker: 'The worker does not ask for work.',
      },
    });
    ops.ready.opened('temporal', async () => undefined);
    ops.ready.opened('worker', () => true);
    await expect.poll(async () => (await fetch(`${base}/readyz`)).status, { timeout: 5_000 }).toBe(200);
    expect(await (await fetch(`${base}/healthz`)).text()).toBe('ok\n');
  });

  it('takes what does not answer for not ready, and asks once however many want to know', async () => {
    let asked = 0;
    const ready = new Ready(['store']);
    ready.opened('store', () => {
      asked++;
      return new Promise(() => {});
    });
    const looks = await Promise.all(Array.from({ length: 20 }, () => ready.look()));
    expect(looks.every((look) => !look.ready)).toBe(true);
    expect(asked).toBe(1);
  });

  it('is open on the page, where nothing else is', async () => {
    const stage: Stage = await openStage();
    open.push(stage);
    expect((await fetch(`${stage.page.base}/healthz`)).status).toBe(200);
    expect((await fetch(`${stage.page.base}/readyz`)).status).toBe(200);
  });
});

describe('metrics', () => {
  it('are for this machine, and for whoever brings the token', async () => {
    const ops = new Ops([]);
    ops.token = 'secret-of-the-page';
    const base = await served(ops);
    expect(await status(base, {})).toBe(200);
    expect(await status(base, { authorization: 'Bearer secret-of-the-page' })).toBe(200);
    expect(await status(base, { authorization: 'Bearer another' })).toBe(401);
  });

  it.each([
    ['a proxy that says for whom it asks', { 'x-forwarded-for': '203.0.113.7' }],
    ['a proxy that says so in the standard way', { forwarded: 'for=203.0.113.7' }],
    ['a page elsewhere whose name resolves to us', { host: 'rebound.attacker.example' }],
  ])('are refused to %s', async (_, headers) => {
    expect(await status(await served(new Ops([])), headers)).toBe(401);
  });

  it('ask for the token on a page that is reached from outside: the proxy may say nothing', async () => {
    const stage = await openStage();
    open.push(stage);
    expect(await status(stage.page.base, {})).toBe(401);
  });
});
