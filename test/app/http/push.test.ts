import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pushOf } from '../../../app/http/push/part.ts';
import { channelsConfig } from '../../../connectors/channels/open.ts';
import { anAlert } from '../../store/specimens.ts';
import { openPushStage } from './push-stage.ts';
import { openStage } from './stage.ts';
import { type Asked, ask } from './visitor.ts';

let stage: Awaited<ReturnType<typeof openPushStage>>;
beforeAll(async () => {
  stage = await openPushStage();
});
afterAll(() => stage.close());

function asked(method: string, content: unknown, { headers = {} }: Asked = {}) {
  const body = typeof content === 'string' ? content : JSON.stringify(content);
  return ask(stage.page.base, '/api/push/subscriptions', {
    method,
    headers: { authorization: `Bearer ${stage.token}`, 'content-length': String(Buffer.byteLength(body)), ...headers },
    body,
  });
}

describe('a browser that wants to show alerts', () => {
  it('is kept for its person, who can be reached by the channel from then on', async () => {
    const subscription = stage.service.subscribe('li');
    expect((await asked('POST', subscription)).status).toBe(201);
    expect(await stage.store.subscriptions.of('li')).toEqual([subscription]);
    expect(await stage.store.directory.of(['li'])).toEqual([{ person: 'li', channel: 'desktop', address: 'li' }]);
    await stage.channel.send(anAlert({ channel: 'desktop', address: 'li' }));
    expect(stage.service.pushed()).toHaveLength(1);
    expect((await asked('DELETE', { endpoint: subscription.endpoint })).status).toBe(200);
    expect(await stage.store.subscriptions.of('li')).toEqual([]);
  });

  it('is refused where it is none, or is nobody’s', async () => {
    const good = stage.service.subscribe('li');
    const wrong: [unknown, number][] = [
      ['{', 400],
      [{ ...good, endpoint: 'https://evil.example/push' }, 400],
      [{ ...good, endpoint: 'http://169.254.169.254/' }, 400],
      [{ ...good, endpoint: 'nonsense' }, 400],
      [{ ...good, keys: { ...good.keys, auth: 'short' } }, 400],
      [{ ...good, keys: { ...good.keys, p256dh: good.keys.auth } }, 400],
      [{ ...good, person: 'nobody' }, 404],
      [{ ...good, person: 'toString' }, 404],
      [{ ...good, endpoint: `${good.endpoint}?${'x'.repeat(20_000)}` }, 413],
    ];
    for (const [body, status] of wrong) expect([body, (await asked('POST', body)).status]).toEqual([body, status]);
    expect((await asked('DELETE', {})).status).toBe(400);
    expect(await stage.store.subscriptions.of('li')).toEqual([]);
  });

  it('is not taken from another site, nor from a stranger', async () => {
    const good = stage.service.subscribe('li');
    expect((await asked('POST', good, { headers: { origin: 'https://evil.example' } })).status).toBe(403);
    expect((await asked('POST', good, { headers: { authorization: 'Bearer guess' } })).status).toBe(401);
  });

  it('finds neither button nor API where the configuration has no such channel', async () => {
    const plain = await openStage();
    const headers = { authorization: `Bearer ${plain.token}` };
    expect((await ask(plain.page.base, '/', { headers })).body).not.toContain('id="push"');
    expect(
      (await ask(plain.page.base, '/api/push/subscriptions', { method: 'POST', headers, body: '{}' })).status,
    ).toBe(404);
    expect(pushOf(channelsConfig.parse({}), stage.vapid)).toBeUndefined();
    await plain.close();
  });
});

it('runs only the scripts whose hashes the policy names, and the worker of this site', async () => {
  const { body, headers } = await ask(stage.page.base, '/', { headers: { authorization: `Bearer ${stage.token}` } });
  const policy = String(headers['content-security-policy']);
  const scripts = [...body.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script]) => script!);
  expect(scripts).toHaveLength(2);
  for (const script of scripts)
    expect(policy).toContain(`'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  expect(policy).toContain("worker-src 'self'");
  expect(body).toContain('Chen &lt;b&gt;');
  const worker = await ask(stage.page.base, '/push-worker.js');
  expect([worker.status, worker.headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
});
