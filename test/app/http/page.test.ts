import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keysOf } from '../../../app/http/access/keys.ts';
import { languageOf } from '../../../app/http/page/words.ts';
import { openStage, type Stage } from './stage.ts';
import { type Asked, ask } from './visitor.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const TASK = 'logistics/shipping-trouble#0:2';
const bearer = () => ({ authorization: `Bearer ${stage.token}` });
const asked = (path: string, { headers, ...options }: Asked = {}) =>
  ask(stage.page.base, path, { ...options, headers: { ...bearer(), ...headers } });
const json = async (path: string, options?: Asked) => JSON.parse((await asked(path, options)).body);
const hidden = (body: string) => /name="form" value="([^"]+)"/.exec(body)![1]!;

describe('the page', () => {
  it('says who was told and why, who was not, what waits and what is to do', async () => {
    const { body } = await asked('/');
    expect(body).toContain('<span class="who">Li Lei</span> told by page');
    expect(body).toContain('nobody had told them of this mail yet');
    expect(body).toContain('was told already');
    expect(body).toMatch(/the task to be done<\/span> until <b>[^<]+<\/b>\s+<span class="why">\(in 6 hours\)/);
    expect(body).toContain(`action="/tasks/${encodeURIComponent(TASK)}/done"`);
  });

  it('speaks Chinese to those who do', async () => {
    const { body } = await asked('/', { headers: { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' } });
    expect(body).toContain('<html lang="zh">');
    expect(body).toContain('已提醒');
  });

  it('acknowledges an alert by its button', async () => {
    const { body } = await asked('/');
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' };
    const fields = `form=${hidden(body)}&alert=00112233445566778899aabbccddeeff&by=li`;
    const { status } = await asked('/events/e1/acknowledge', { method: 'POST', headers, body: fields });
    expect(status).toBe(303);
    expect(stage.told.at(-1)).toMatchObject({
      id: 'e1',
      event: 'alert.acknowledged',
      by: 'li',
      of: '00112233445566778899aabbccddeeff',
    });
    expect((await asked('/')).body).toContain('taken on');
  });

  it('resolves an alert by its button, after which there is none', async () => {
    const { body } = await asked('/');
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' };
    const fields = `form=${hidden(body)}&alert=00112233445566778899aabbccddeeff&by=li`;
    const { status } = await asked('/events/e1/resolve', { method: 'POST', headers, body: fields });
    expect(status).toBe(303);
    expect(stage.told.at(-1)).toMatchObject({ id: 'e1', event: 'alert.resolved', by: 'li' });
    const after = (await asked('/')).body;
    expect(after).toContain('resolved</span>');
    expect(after).not.toContain('/events/e1/');
  });

  it('finishes a task by its button', async () => {
    const { body } = await asked('/');
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: stage.page.base };
    await asked(`/tasks/${encodeURIComponent(TASK)}/done`, { method: 'POST', headers, body: `form=${hidden(body)}` });
    expect(stage.told.at(-1)).toMatchObject({ id: 'e1', event: 'task.done', of: TASK });
    expect((await stage.store.tasks.get(TASK))!.doneAt).toBeGreaterThan(0);
  });
});

describe('the API', () => {
  it('gives events, alerts, tasks and timelines', async () => {
    expect((await json('/api/events')).events).toMatchObject([{ id: 'e1', state: 'started' }]);
    expect((await json('/api/alerts?person=li')).alerts).toMatchObject([{ state: 'sent', alert: { person: 'li' } }]);
    expect((await json('/api/alerts?person=wang')).alerts).toEqual([]);
    expect((await json('/api/tasks')).tasks).toMatchObject([{ id: TASK, system: 'oa' }]);
    const { entries } = await json('/api/entries?event=e1');
    expect(entries.at(-1)).toMatchObject({ at: 'PT0S', kind: 'wait', until: 'PT6H' });
  });

  it('says what is missing', async () => {
    expect((await asked('/api/entries')).status).toBe(400);
    expect((await asked('/api/entries?event=none')).status).toBe(404);
    expect((await asked('/api/tasks/none/done', { method: 'POST' })).status).toBe(404);
    expect((await asked('/api/events/none/acknowledge', { method: 'POST' })).status).toBe(404);
    expect((await asked('/api/events/e1/acknowledge', { method: 'POST', body: '{"who":1}' })).status).toBe(400);
    expect((await asked('/api/events/e1/acknowledge', { method: 'POST', body: '{' })).status).toBe(400);
    expect((await asked('/api/events/none/resolve', { method: 'POST' })).status).toBe(404);
  });

  it('takes a mail in, byte for byte', async () => {
    const body = Buffer.from('Subject: \xc7\xe5\xb9\xd8\r\n\r\n\0', 'latin1');
    const headers = { 'content-type': 'message/rfc822' };
    const answer = await asked('/api/mails?mailbox=shop', { method: 'POST', headers, body });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([202, { event: 'e2' }]);
    expect(stage.taken[0]).toMatchObject({ source: 'http', envelope: { mailbox: 'shop' } });
    expect(Buffer.from(stage.taken[0]!.raw)).toEqual(body);
    expect((await asked('/api/mails', { method: 'POST', body })).status).toBe(415);
    expect((await asked('/api/mails', { method: 'POST', headers, body: '' })).status).toBe(400);
    expect((await asked('/api/mails?mailbox=../x', { method: 'POST', headers, body })).status).toBe(400);
  });

  it('lets an outside task system report the end of the task that it was told of, and of no other', async () => {
    await stage.store.tasks.create({
      id: 'other',
      system: 'oa',
      event: 'e1',
      policy: 'p',
      title: 't',
      note: '',
      assign: '',
    });
    const proof = keysOf(stage.token).proofOf('other');
    const report = (task: string, key: string) => ask(stage.page.base, `/api/done/${task}/${key}`, { method: 'POST' });
    expect((await report('other', keysOf(stage.token).proofOf('none'))).status).toBe(403);
    expect((await report('none', proof)).status).toBe(403);
    expect((await report('other', proof)).status).toBe(200);
    expect(stage.told.at(-1)).toMatchObject({ event: 'task.done', of: 'other' });
  });
});

it.each([
  [undefined, 'en'],
  ['', 'en'],
  ['zh', 'zh'],
  ['zh-Hant-TW', 'zh'],
  ['de, zh;q=0.5, en;q=0.4', 'zh'],
  ['en;q=0.1, zh;q=0.9', 'zh'],
  ['zh;q=0, fr', 'en'],
  [';;;,,q=', 'en'],
] as const)('reads Accept-Language %s as %s', (header, language) => {
  expect(languageOf(header)).toBe(language);
});

describe('a fault of ours', () => {
  it('is answered without its reason, which is in the log: without an address, and without what a path may hold', async () => {
    const broken = await openStage();
    const secret = 'x7Kq-'.repeat(8);
    broken.store.events.recent = () => Promise.reject(new Error('disk full at li@ours.example'));
    const answer = await ask(broken.page.base, `/api/events?${secret}`, {
      headers: { authorization: `Bearer ${broken.token}` },
    });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      500,
      { error: 'Something went wrong here; the log says what.' },
    ]);
    expect(broken.warnings).toEqual(['GET /api/events: disk full at l***@ours.example']);
    await broken.close();
  });
});
