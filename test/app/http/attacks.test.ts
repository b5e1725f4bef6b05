import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOSTILE, openStage, type Stage } from './stage.ts';
import { type Asked, ask } from './visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const asked = (path: string, options?: Asked) => ask(stage.page.base, path, options);
const bearer = () => ({ authorization: `Bearer ${stage.token}` });

async function signIn(): Promise<{ cookie: string }> {
  const { headers } = await asked(`/?token=${stage.token}`);
  return { cookie: headers['set-cookie']![0]!.split(';')[0]! };
}

/** The hidden field of the page's forms. */
async function formField(cookie: { cookie: string }): Promise<string> {
  return /name="form" value="([^"]+)"/.exec((await asked('/', { headers: cookie })).body)![1]!;
}

const task = encodeURIComponent('logistics/shipping-trouble#0:2');
const form = { 'content-type': 'application/x-www-form-urlencoded' };

describe('without the token', () => {
  it.each([
    '/',
    '/api/alerts',
    '/api/tasks',
    '/api/events',
    '/api/entries?event=e1',
    '/?token=',
    '/?token=x',
    '/nothing',
  ])('refuses %s and tells nothing', async (path) => {
    const { status, body } = await asked(path);
    expect(status).toBe(401);
    expect(body).not.toContain('shipping');
  });

  it('shows the page for people to people alone', async () => {
    const page = await asked('/', { headers: { accept: 'text/html,*/*;q=0.8' } });
    expect([page.status, page.headers['content-type']]).toEqual([401, 'text/html; charset=UTF-8']);
    for (const path of ['/', '/events/e1/acknowledge', '/nothing']) {
      const { status, headers, body } = await asked(path, { headers: { accept: '*/*' } });
      expect([status, headers['content-type']]).toEqual([401, 'application/json']);
      expect(JSON.parse(body)).toEqual({ error: expect.stringContaining('Authorization: Bearer') });
    }
  });

  it.each([
    ['GET', '/events/order.late', 'POST'],
    ['PUT', '/a/token', 'GET, POST'],
  ])('says by which method else than %s one comes to %s', async (method, path, allowed) => {
    const { status, headers, body } = await asked(path, { method });
    expect([status, headers.allow]).toEqual([405, allowed]);
    expect(headers['content-type']).not.toContain('html');
    expect(body).toContain('POST');
  });

  it('refuses a wrong bearer, even beside a good cookie', async () => {
    expect((await asked('/api/events', { headers: { authorization: 'Bearer x' } })).status).toBe(401);
    expect((await asked('/api/events', { headers: { authorization: 'Bearer x', ...(await signIn()) } })).status).toBe(
      401,
    );
  });

  it('takes the token in a query only to sign in, not for changes', async () => {
    expect((await asked(`/api/tasks/${task}/done?token=${stage.token}`, { method: 'POST' })).status).toBe(401);
  });
});

describe('with the token', () => {
  it('signs a browser in once, and cleans the address', async () => {
    const { status, headers } = await asked(`/?token=${stage.token}`);
    expect([status, headers.location]).toEqual([303, '/']);
    expect(headers['set-cookie']![0]).toMatch(
      /^posthorn-\d+=[\w-]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(headers['set-cookie']![0]).not.toContain(stage.token);
    expect((await asked('/', { headers: await signIn() })).status).toBe(200);
  });

  it('never redirects to another site', async () => {
    const { headers } = await asked(`//evil.example/?token=${stage.token}`);
    expect(headers.location ?? '/').not.toMatch(/^\/\/|^https?:/);
  });
});

describe('another name for this machine (DNS rebinding)', () => {
  it.each([
    'evil.example',
    'evil.example:8025',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '[::2]',
    'a b',
    '10.0.0.1',
  ])('does not answer to %s', async (host) => {
    const { status } = await asked('/', { headers: { host, ...(await signIn()) } });
    expect([400, 421]).toContain(status);
  });

  it.each(['localhost', 'localhost:8025', '127.0.0.1:1', '[::1]:8025', 'posthorn.internal', 'POSTHORN.internal:80'])(
    'answers to %s',
    async (host) => {
      expect((await asked('/api/events', { headers: { host, ...bearer() } })).status).toBe(200);
    },
  );
});

describe('another site in the same browser', () => {
  it.each([
    ['a foreign Origin', { origin: 'http://evil.example' }],
    ['an opaque Origin', { origin: 'null' }],
    ['no Origin', {}],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
  ])('changes nothing by the API with %s', async (_, headers) => {
    const { status } = await asked(`/api/tasks/${task}/done`, {
      method: 'POST',
      headers: { ...(await signIn()), ...headers },
    });
    expect(status).toBe(403);
    expect((await stage.store.tasks.get('logistics/shipping-trouble#0:2'))!.doneAt).toBeUndefined();
  });

  it('changes nothing by a form without the hidden field, or with a wrong one', async () => {
    for (const body of ['', 'form=x', `form=${stage.token}`]) {
      const answer = await asked(`/tasks/${task}/done`, {
        method: 'POST',
        headers: { ...form, ...(await signIn()) },
        body,
      });
      expect(answer.status).toBe(403);
    }
    expect(stage.told).toEqual([]);
  });

  it('refuses a body that is no form, as its header says it is', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=b', ...(await signIn()) };
    const { status, body } = await asked(`/tasks/${task}/done`, { method: 'POST', headers, body: 'form=x' });
    expect([status, body]).toEqual([403, 'This form is not one of ours. Load the page again.\n']);
  });

  it('changes nothing even with the hidden field, where the browser says that the request is foreign', async () => {
    const cookie = await signIn();
    const headers = { ...form, ...cookie, 'sec-fetch-site': 'cross-site' };
    const body = `form=${await formField(cookie)}`;
    expect((await asked(`/tasks/${task}/done`, { method: 'POST', headers, body })).status).toBe(403);
  });

  it('cannot frame the page, run scripts in it, or read its answers', async () => {
    const { headers } = await asked('/', { headers: await signIn() });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('hostile words in a mail', () => {
  it('are text on the page, wherever they stand', async () => {
    const { body } = await asked('/', { headers: await signIn() });
    expect(body).not.toContain(HOSTILE);
    expect(body.match(/&lt;script&gt;alert\(1\)/g)!.length).toBeGreaterThanOrEqual(5);
    expect(body.match(/<script/g)).toHaveLength(1);
  });
});

describe('paths and sizes', () => {
  it.each([
    '/../../etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/api/../../posthorn.db',
    '/%2e%2e/page-token',
    '/static/%00',
  ])('has no file at %s', async (path) => {
    const { status, body } = await asked(path, { headers: bearer() });
    expect([400, 404]).toContain(status);
    expect(body).not.toContain(stage.token);
  });

  it.each([
    ['/api/mails', 51 * 1024 * 1024, 'message/rfc822'],
    ['/api/events/e1/acknowledge', 65 * 1024, 'application/json'],
    ['/events/e1/acknowledge', 17 * 1024, 'application/x-www-form-urlencoded'],
  ])('refuses too much for %s', async (path, size, type) => {
    const headers = { ...bearer(), 'content-type': type, 'content-length': String(size) };
    const { status } = await asked(path, { method: 'POST', headers, body: '1' });
    expect(status).toBe(413);
  });

  it('refuses too much also where the length is not told', async () => {
    const headers = { ...bearer(), 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
    const { status } = await asked('/api/events/e1/acknowledge', {
      method: 'POST',
      headers,
      body: new Uint8Array(65 * 1024),
    });
    expect(status).toBe(413);
  });

  it('has no other methods', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      expect((await asked('/api/events', { method, headers: bearer() })).status).toBe(404);
    }
  });
});
