import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Task } from '../../connectors/store/store.ts';
import { type HttpReceiver, startHttpReceiver } from '../real/http-receiver.ts';
import { eventually } from '../sources/eventually.ts';
import { Office } from './office.ts';
import type { Running } from './running.ts';

const inTree = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const HELD_BY_CUSTOMS = readFileSync(inTree('samples/shipping-trouble-gb18030/message.eml'));
const PATIENCE_MS = 5_000;
const SECRET = 'the OA system and we know this';

/** The rules that ship, but for one: six hours are five seconds. */
function hastyRules(): string {
  const folder = mkdtempSync(join(tmpdir(), 'posthorn-rules-'));
  cpSync(inTree('rules'), folder, { recursive: true });
  const policy = join(folder, 'logistics/shipping-trouble.ts');
  const text = readFileSync(policy, 'utf8');
  const hasty = text.replace("until(task.done, '6h')", `until(task.done, '${PATIENCE_MS / 1000}s')`);
  expect(hasty).not.toBe(text);
  writeFileSync(policy, hasty);
  return folder;
}

describe('a forwarder writes 清关异常, in GB18030, to the SMTP listener', () => {
  let rules: string;
  let oa: HttpReceiver;
  let office: Office;
  let posthorn: Running;

  async function open(config = {}) {
    office = await Office.open({ rules, people: ['li', 'zhao', 'sun', 'chen'], config });
    posthorn = await office.start();
  }
  const send = () => office.send(HELD_BY_CUSTOMS, { from: 'hewenjing@pearlriver-forwarding.example' });
  const persons = async () => (await office.told()).map(({ person }) => person);
  const tasks = async () => (await posthorn.api<{ tasks: Task[] }>('/api/tasks')).tasks;

  beforeEach(async () => {
    process.env.POSTHORN_TEST_OA = SECRET;
    rules = hastyRules();
    oa = await startHttpReceiver(SECRET);
  });
  afterEach(async () => {
    await office.close();
    await oa.close();
    rmSync(rules, { recursive: true });
  });

  it('tells the three heads, opens the task, and tells the superior when nobody finished it', async () => {
    await open();
    await send();
    const sent = Date.now();
    await office.sink.waitFor(3);
    expect((await persons()).sort()).toEqual(['li', 'sun', 'zhao']);
    for (const { mail } of await office.told()) {
      expect(mail.subject).toBe('货运异常：【加急】清关异常 BWLU4418207 / PO 2026-0217');
      expect(mail.text).toContain('何文静（hewenjing@pearlriver-forwarding.example）来信');
    }
    await eventually(async () => (await tasks()).length === 1, 'the task');
    const [task] = await tasks();
    expect(task).toMatchObject({ system: 'oa', assign: 'purchasing', policy: 'logistics/shipping-trouble' });
    expect(task!.title).toBe('Shipping trouble: 【加急】清关异常 BWLU4418207 / PO 2026-0217');

    const page = new URL(posthorn.page!);
    const authorization = `Bearer ${page.searchParams.get('token')}`;
    const html = await (await fetch(page.origin, { headers: { authorization } })).text();
    expect(html).toContain('清关异常 BWLU4418207');

    const told = await office.sink.waitFor(4, PATIENCE_MS + 5_000);
    expect(told[3]!.receivedAt - sent).toBeGreaterThan(PATIENCE_MS - 1_000);
    const superior = (await office.told())[3]!;
    expect(superior.person).toBe('chen');
    expect(superior.mail.subject).toContain('清关异常 BWLU4418207');
    const { entries } = await posthorn.api<{ entries: { kind: string; at: string }[] }>(
      `/api/entries?event=${task!.event}`,
    );
    expect(entries.at(-1)).toMatchObject({ kind: 'end', at: 'PT5S' });
  });

  it('leaves the superior alone when the task was finished in time', async () => {
    await open();
    await send();
    await office.sink.waitFor(3);
    await eventually(async () => (await tasks()).length === 1, 'the task');
    const [task] = await tasks();
    await posthorn.api(`/api/tasks/${task!.id}/done`, { by: 'li' });
    await sleep(PATIENCE_MS + 2_000);
    expect((await persons()).sort()).toEqual(['li', 'sun', 'zhao']);
  });

  it('opens the task in an outside system, which says by the address it was given that it is done', async () => {
    await open({ tasks: { oa: { kind: 'webhook', url: oa.url, secret: { env: 'POSTHORN_TEST_OA' } } } });
    await send();
    await eventually(() => oa.posts.length > 0, 'the OA system to be told');
    const { json, signed } = oa.posts[0]!;
    const { type, data } = json as { type: string; data: Task & { doneUrl: string } };
    expect(signed).toBe(true);
    expect(type).toBe('task.created');
    expect(data).toMatchObject({ assign: 'purchasing', title: expect.stringContaining('清关异常') });
    expect((await fetch(data.doneUrl, { method: 'POST' })).status).toBe(200);
    await sleep(PATIENCE_MS + 2_000);
    expect((await persons()).sort()).toEqual(['li', 'sun', 'zhao']);
    expect(oa.posts).toHaveLength(1);
  });
});
