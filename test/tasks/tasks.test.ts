import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../connectors/store/open.ts';
import type { Store } from '../../connectors/store/store.ts';
import { openTaskSystems, type TaskSystems, tasksConfig } from '../../connectors/tasks/open.ts';
import { HOSTILE } from '../channels/hostile.ts';
import { type HttpReceiver, startHttpReceiver } from '../real/http-receiver.ts';
import { aTask } from '../store/specimens.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

let dir: string;
let store: Store;
let receiver: HttpReceiver;
beforeEach(async () => {
  process.env.POSTHORN_TEST_HUSH = SECRET;
  dir = await mkdtemp(join(tmpdir(), 'posthorn-tasks-'));
  store = await openStore({ dir, clock: () => 1_000 });
  receiver = await startHttpReceiver(SECRET);
});
afterEach(async () => {
  delete process.env.POSTHORN_TEST_HUSH;
  await receiver.close();
  await store.close();
  await rm(dir, { recursive: true });
});

const open = (config: object): TaskSystems =>
  openTaskSystems(tasksConfig.parse(config), {
    tasks: store.tasks,
    doneUrl: (id) => `http://posthorn/tasks/${id}/done`,
  });
const outside = () => ({ kind: 'webhook', url: receiver.url, secret: { env: 'POSTHORN_TEST_HUSH' }, timeout: 1_000 });

/** What every task system keeps, wherever the task is. */
describe.each([
  ['embedded', () => ({ kind: 'embedded' })],
  ['webhook', outside],
])('the task system %s', (_kind, config) => {
  it('opens a task, which the store remembers', async () => {
    const task = { ...aTask(), createdAt: 1_000 };
    expect(await open({ oa: config() }).create(aTask())).toEqual(task);
    expect(await store.tasks.list({ open: true })).toEqual([task]);
  });

  it('opens a task once by its id', async () => {
    const systems = open({ oa: config() });
    const first = await systems.create(aTask());
    expect(await systems.create(aTask({ title: 'Another' }))).toEqual(first);
    expect(await store.tasks.list()).toEqual([first]);
  });

  it('leaves a task that is done as it is', async () => {
    const systems = open({ oa: config() });
    await systems.create(aTask());
    const done = await store.tasks.finish(aTask().id, 'li');
    expect(await systems.create(aTask())).toEqual(done);
  });

  it.each(Object.entries(HOSTILE))('is not fooled by %s in its texts', async (_what, text) => {
    const { title, note } = await open({ oa: config() }).create(aTask({ title: text, note: text }));
    expect(title).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
    expect(note).not.toMatch(/[^\P{Cc}\n\t]|[\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
    expect(Array.from(title).length).toBeLessThanOrEqual(200);
    expect(Array.from(note).length).toBeLessThanOrEqual(20_000);
  });

  it('finds nothing wrong while all is there', async () => {
    expect(await open({ oa: config() }).check()).toEqual([]);
  });
});

describe('a task by webhook', () => {
  it('carries its key, its signature, and where to say that it is done', async () => {
    await open({ oa: outside() }).create(aTask());
    expect(receiver.posts).toMatchObject([{ signed: true, headers: { 'idempotency-key': aTask().id } }]);
    expect(receiver.posts[0]?.json).toEqual({
      type: 'task.created',
      timestamp: '1970-01-01T00:00:01.000Z',
      data: { ...aTask(), doneUrl: `http://posthorn/tasks/${aTask().id}/done` },
    });
  });

  it('is the same to the byte on every repeat', async () => {
    const systems = open({ oa: outside() });
    await systems.create(aTask());
    await systems.create(aTask());
    expect(receiver.posts[1]?.body).toBe(receiver.posts[0]?.body);
  });

  it('is known before the other side can finish it, and not posted again once it has', async () => {
    receiver.fail(1, 'close');
    const systems = open({ oa: outside() });
    await expect(systems.create(aTask())).rejects.toMatchObject({ name: 'TaskFailure', temporary: true });
    expect(await store.tasks.finish(aTask().id, 'oa')).toMatchObject({ doneBy: 'oa' });
    expect(await systems.create(aTask())).toMatchObject({ doneBy: 'oa' });
    expect(receiver.posts).toHaveLength(1);
  });

  it.each([
    [{ status: 503 }, true],
    [{ status: 422, body: 'Told to refuse 清关异常' }, false],
    ['stall', true],
  ] as const)('that meets %j knows that this is temporary: %s', async (fault, temporary) => {
    receiver.fail(1, fault);
    const failure = (await open({ oa: outside() })
      .create(aTask())
      .catch((error: unknown) => error)) as Error;
    expect(failure).toMatchObject({ name: 'TaskFailure', temporary });
    expect(failure.message).toMatch(/^The host 127\.0\.0\.1:\d+ (answered \d+|did not answer in time)\.$/);
  });

  it('says that the other side is not there', async () => {
    const systems = open({ oa: outside() });
    await receiver.close();
    expect(await systems.check()).toEqual([`oa: The host ${receiver.host} cannot be reached.`]);
  });
});

describe('task systems', () => {
  it('are known by name', async () => {
    const systems = open({ oa: { kind: 'embedded' }, jira: outside() });
    expect(systems.names).toEqual(['oa', 'jira']);
    const failure = { name: 'TaskFailure', temporary: false, message: 'The configuration has no task system crm.' };
    await expect(systems.create(aTask({ system: 'crm' }))).rejects.toMatchObject(failure);
    expect(await store.tasks.list()).toEqual([]);
  });

  it('are not opened to a URL in the clear', () => {
    expect(() => open({ oa: { kind: 'webhook', url: 'http://oa.example.com/' } })).toThrow(
      /webhook oa cannot be used.+in the clear/,
    );
  });
});
