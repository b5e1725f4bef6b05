import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { hc } from 'hono/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EditorApi } from '../../app/http/editor-api.ts';
import { eventually } from '../sources/eventually.ts';
import { Office } from './office.ts';
import type { Running } from './running.ts';

const RULES = {
  'people.ts': `import { person } from 'posthorn';
export const li = person('li', { name: 'Li Lei', zone: 'Asia/Shanghai', language: 'en', channels: ['email'] });
export const wu = person('wu', { name: 'Wu', zone: 'Asia/Shanghai', language: 'en', channels: ['email'] });
`,
  'sales/offer.ts': `import { mentions, notify, policy, until } from 'posthorn';
import { li, wu } from '../people.ts';
export default policy({
  title: 'Offer', owner: 'li', on: 'mail.received', priority: 'normal',
  when: ({ mail }) => mentions(mail, ['offer']),
  async run({ mail }) {
    if (mail.subject === 'nothing') return;
    const told = await notify(li, { text: 'Look' });
    if (!(await until(told.acknowledged, '6h'))) await notify(wu, { text: 'Nobody looks' });
    await until(mail.answered, '24h');
  },
});
`,
};
const mail = (id: string) =>
  `From: Anna <anna@customer.example>\r\nTo: sales@ours.example\r\nSubject: Secret offer ${id}\r\nMessage-ID: <${id}@customer.example>\r\nDate: ${new Date().toUTCString()}\r\n\r\nhello\r\n`;

let office: Office;
let posthorn: Running;
let token: string;
const api = () => hc<EditorApi>(new URL(posthorn.page!).origin, { headers: { authorization: `Bearer ${token}` } }).api;

beforeAll(async () => {
  office = await Office.open({ rules: RULES, people: ['li', 'wu'] });
  posthorn = await office.start();
  token = new URL(posthorn.page!).searchParams.get('token')!;
});
afterAll(() => office?.close());

async function listed(query: Parameters<ReturnType<typeof api>['runs']['$get']>[0]['query'] = {}) {
  const answer = await api().runs.$get({ query });
  const found = await answer.json();
  if (!('runs' in found)) throw new Error(found.error);
  return found.runs;
}

async function detail(event: string) {
  const answer = await api().runs[':event'].$get({ param: { event } });
  if (answer.status !== 200) throw new Error(`no run ${event}`);
  return answer.json();
}

it('follows a run on the plan that it carries, acknowledges it, and cancels it', async () => {
  const stream = await fetch(api().runs.stream.$url(), { headers: { authorization: `Bearer ${token}` } });
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  let said = '';
  const heard = async (what: RegExp) => {
    while (!what.test(said)) said += (await reader.read()).value;
  };
  await office.send(mail('m1'));
  await office.sink.waitFor(1);
  await heard(/event: run\ndata: .*Secret offer m1/);
  await eventually(async () => (await listed({ state: 'running', policy: 'sales/offer' })).length === 1, 'the run');
  const { event } = (await listed({ person: 'li', q: 'SECRET OFFER M1' }))[0]!;
  expect(await listed({ person: 'wu' })).toEqual([]);
  expect(await listed({ state: 'ended' })).toEqual([]);

  const run = await detail(event);
  const [first] = run.policies;
  expect(run.asked).toBe(true);
  expect(first!.plan).toMatchObject({ id: 'sales/offer', title: 'Offer' });
  expect(first!.plan!.hash.startsWith(first!.hash)).toBe(true);
  expect(first!.walked.map(({ step }) => step)).toEqual(['0', '0.else', '1', '2']);
  expect(first!.waits).toEqual([{ step: '2', for: 'alert.acknowledged', until: run.receivedAt + 6 * 3_600_000 }]);
  expect(run.alerts).toMatchObject([{ alert: { person: 'li' }, state: 'sent' }]);
  expect(run.log.map(({ kind }) => kind)).toEqual(['start', 'notify', 'wait']);

  // A change that is published meanwhile is not the run's.
  const file = join(office.dir, 'rules/sales/offer.ts');
  office.rule(
    'sales/offer.ts',
    readFileSync(file, 'utf8').replace("title: 'Offer'", "title: 'Other'").replace("'6h'", "'7h'"),
  );
  await eventually(() => posthorn.published.length === 1, 'the change to be published');
  expect((await detail(event)).policies[0]!.plan).toMatchObject({ title: 'Offer', hash: first!.plan!.hash });

  const acknowledge = api().runs[':event'].acknowledge;
  expect((await acknowledge.$post({ param: { event }, json: { by: 'li' } })).status).toBe(200);
  await heard(/"acknowledged":true/);
  await eventually(async () => (await detail(event)).policies[0]!.waits[0]?.for === 'mail.answered', 'the next wait');

  const cancel = api().runs[':event'].cancel;
  expect((await cancel.$post({ param: { event }, json: { by: 'Wu' } })).status).toBe(200);
  await eventually(async () => (await listed({ state: 'ended' })).length === 1, 'the run to be over');
  const ended = await detail(event);
  expect(ended.policies).toMatchObject([{ state: 'cancelled', waits: [] }]);
  expect(ended.log.at(-1)).toMatchObject({ kind: 'end', reason: 'cancelled', detail: 'Wu' });
  expect(office.sink.messages).toHaveLength(1);
  expect((await cancel.$post({ param: { event }, json: { by: 'Wu' } })).status).toBe(404);
  await reader.cancel();
});

it('leaves no address and no subject where Temporal shows them in the clear', async () => {
  const connection = await Connection.connect({ address: `127.0.0.1:${office.ports.temporal}` });
  const { workflow } = new Client({ connection });
  const shown: string[] = [];
  for await (const { workflowId, searchAttributes, memo, type } of workflow.list())
    shown.push(JSON.stringify([workflowId, searchAttributes, memo, type]));
  await connection.close();
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.join('\n')).not.toMatch(/offer|anna|customer|@/i);
});

it('holds a draft back from the next mail, and lets an activated one decide', async () => {
  const path = 'sales/offer.ts';
  const files = api().workspace.files[':path{.+}'];
  const before = await (await files.$get({ param: { path } })).json();
  const text = before.text.replace("text: 'Look'", "text: 'Look twice'");
  const saved = await files.$put({ param: { path }, json: { text, base: before.hash, by: 'Li Lei' } });
  expect(saved.status).toBe(200);
  await office.send(mail('m2'));
  const told = await office.sink.waitFor(2);
  expect(String(Buffer.from(told[1]!.raw))).not.toContain('Look twice');

  const activate = api().workspace.activate;
  const shown = await (await activate.$post({ json: { paths: [path], by: 'Li Lei' } })).json();
  if (!('confirm' in shown)) throw new Error('nothing is proposed');
  const done = await activate.$post({ json: { paths: [path], by: 'Li Lei', confirm: shown.confirm } });
  expect(await done.json()).toMatchObject({ state: 'activated', policies: { changed: [{ policy: 'sales/offer' }] } });
  await office.send(mail('m3'));
  const after = await office.sink.waitFor(3);
  expect(String(Buffer.from(after[2]!.raw))).toContain('Look twice');
});
