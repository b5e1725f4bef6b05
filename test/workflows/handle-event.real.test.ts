import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Item } from '../../engine/arbiter/wish.ts';
import type { Entry } from '../../engine/interpreter/entry.ts';
import { begunBy, digestEvent } from '../../engine/interpreter/gathering.ts';
import { DEFAULT_HOLD_MS } from '../../engine/interpreter/host.ts';
import { isoDuration } from '../../engine/plan/duration.ts';
import { compiled, Doings, eventNow, openStand, type PolicyText, type Stand, SUBJECT } from './stand.ts';

const { ruleset } = compiled({});
const doings = new Doings(ruleset.people);
let stand: Stand;
beforeAll(async () => {
  stand = await openStand(doings);
});
afterAll(() => stand?.close());

let events = 0;

/** Starts an event with these policies. */
async function begin(policies: { readonly [id: string]: PolicyText }, id = `mail-${++events}`): Promise<string> {
  await stand.durable.start(eventNow(id), compiled(policies).runs);
  return id;
}

const over = (id: string) => stand.workflow.getHandle(id).result();
const sentFor = (id: string) => doings.sent.filter(({ event }) => event === id);
const tell = (id: string, event: string, of?: string) => stand.durable.tell(id, { at: Date.now(), event, of });

/** The log without instants, which are those of this machine. */
const logged = (id: string) => doings.entries(id).map(lineOf);
const lineOf = ({ kind, policy, to, reason, state, exit, until, effect }: Entry) =>
  [policy, kind, to ?? effect ?? state, exit ?? reason ?? (until === undefined ? undefined : isoDuration(until))]
    .filter(Boolean)
    .join(' ');

async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const start = Date.now(); !(await holds()); await sleep(20)) {
    if (Date.now() - start > 20_000) throw new Error('it did not come true within 20 s');
  }
}

async function historyOf(id: string): Promise<string[]> {
  const { events: all } = await stand.workflow.getHandle(id).fetchHistory();
  return all!.map((event) =>
    Object.keys(event)
      .find((name) => name.endsWith('Attributes'))!
      .replace('EventAttributes', ''),
  );
}
/** How long each timer of a run was to be, in ms. */
async function timersOf(id: string): Promise<number[]> {
  const { events } = await stand.workflow.getHandle(id).fetchHistory();
  const timers = (events ?? []).flatMap(({ timerStartedEventAttributes: timer }) => timer ?? []);
  return timers.map(({ startToFireTimeout: time }) => Number(time?.seconds) * 1_000 + Number(time?.nanos) / 1e6);
}

const countOf = (all: readonly string[], name: string) => all.filter((one) => one === name).length;

it('tells, waits and ends, and the log has each entry once', async () => {
  const id = await begin({
    a: {
      run: `
        await notify(desk, { text: 'look' });
        const task = await createTask({ in: 'oa', title: mail.subject });
        await until(task.done, '6h');`,
    },
  });
  await eventually(() => logged(id).length === 5);
  const state = await stand.durable.stateOf(id);
  expect(state?.waiting.map((waiting) => waiting.for)).toEqual(['task.done']);
  expect(await tell(id, 'task.done')).toBe(true);
  await over(id);
  expect(logged(id)).toEqual([
    'a start',
    'a notify anna told',
    'a notify li told',
    'a effect createTask',
    'a wait task.done PT6H',
    'a wait task.done happened',
    'a end returned',
  ]);
  expect(
    sentFor(id)
      .map(({ person }) => person)
      .sort(),
  ).toEqual(['anna', 'li']);
  expect(await tell(id, 'mail.read')).toBe(false);
});

it('keeps every word of the mail out of what Temporal stores', async () => {
  const id = await begin({
    a: {
      run: `await notify(li, { text: \`about \${mail.subject}\` }); await createTask({ in: 'oa', title: mail.subject });`,
    },
  });
  await over(id);
  const { dbFile } = stand.temporal;
  const stored = Buffer.concat([readFileSync(dbFile), readFileSync(`${dbFile}-wal`)]);
  for (const word of [id, 'binary/posthorn-sealed']) expect(stored.includes(word)).toBe(true);
  for (const word of [SUBJECT, 'Customs', 'forwarder.example', 'about ']) expect(stored.includes(word)).toBe(false);
});

it('has copies of the mail join the run that is there, and a policy run once', async () => {
  const first: PolicyText = { run: `await notify(li, { text: 'first' }); await until(mail.read, '1h');` };
  const id = await begin({ a: first });
  await eventually(() => sentFor(id).length === 1);
  await begin({ a: first, b: { run: `await notify(anna, { text: 'second' }); await until(mail.read, '1h');` } }, id);
  await eventually(() => sentFor(id).length === 2);
  expect(countOf(logged(id), 'a start')).toBe(1);
  await tell(id, 'mail.read');
  await over(id);
  expect(sentFor(id).map(({ person }) => person)).toEqual(['li', 'anna']);
});

it('starts again for a copy that comes when all is over, with the same alert under the same key', async () => {
  const policies = { a: { run: `await notify(li, { text: 'once' });` } };
  const id = await begin(policies);
  await over(id);
  await begin(policies, id);
  await eventually(() => sentFor(id).length === 2);
  const [one, two] = sentFor(id);
  expect(two!.key).toBe(one!.key);
});

it('remembers what an earlier run told, whom, and that it was taken on', async () => {
  const id = await begin({ a: { run: `await notify(desk, { text: 'look' });` } });
  await over(id);
  const ofLi = sentFor(id).find(({ person }) => person === 'li')!;
  const late = compiled({
    b: {
      run: `
        const alert = await notify(desk, { text: 'look, too' });
        if (await until(alert.acknowledged, '1h')) { await notify(alerts.told, { text: 'taken on', stage: 'resolved' }); }`,
    },
    c: { priority: 'high', run: `await notify(anna, { text: 'it presses' });` },
  });
  const holds = [{ event: 'alert.acknowledged', of: ofLi.key }];
  await stand.durable.start({ ...eventNow(id), earlier: true, holds }, late.runs);
  await over(id);
  expect(logged(id)).toEqual([
    'a start',
    'a notify anna told',
    'a notify li told',
    'a end returned',
    'b start',
    'c start',
    'b suppressed li already',
    'b suppressed anna already',
    'c notify anna upgrade',
    'b wait alert.acknowledged happened',
    'c end returned',
    'b notify anna told',
    'b notify li told',
    'b end returned',
  ]);
});

it('tries again what failed for now, and takes the next channel for what failed for good', async () => {
  const tries: string[] = [];
  doings.before.send = (({ event, channel, person }: { event: string; channel: string; person: string }) => {
    if (!event.startsWith('mail-fails')) return;
    tries.push(`${person} ${channel}`);
    if (person === 'li' && tries.filter((one) => one === 'li email').length === 1) throw new Error('busy');
    if (channel === 'webhook') throw ApplicationFailure.nonRetryable('410 Gone', 'PermanentFailure');
  }) as never;
  const id = await begin({ a: { run: `await notify(desk, { text: 'look' });` } }, 'mail-fails');
  await over(id);
  expect(tries.sort()).toEqual(['anna email', 'anna webhook', 'li email', 'li email']);
  expect(logged(id)).toContain('a notify anna fallback');
});

it('ends a run by a failure that nothing catches, tells the owner, and lets the other policies go on', async () => {
  doings.before.createTask = (({ event }: { event: string }) => {
    if (event === 'mail-broken') throw ApplicationFailure.nonRetryable('OA says no', 'PermanentFailure');
  }) as never;
  const id = await begin(
    {
      a: { run: `await createTask({ in: 'oa', title: 'x' });` },
      b: { run: `await sleep('2s'); await notify(chen, { text: 'still here' });` },
    },
    'mail-broken',
  );
  await over(id);
  expect(logged(id)).toContain('a error createTask OA says no');
  expect(
    sentFor(id)
      .map(({ person }) => person)
      .sort(),
  ).toEqual(['anna', 'chen', 'li']);
});

it('sets one timer for waits that are due together', async () => {
  const id = await begin({
    a: { run: `await together(async () => { await until(mail.read, '2s'); }, async () => { await sleep('2s'); });` },
    b: { run: `if (!(await until(mail.answered, '2s'))) { await notify(li, { text: 'late' }); }` },
  });
  await over(id);
  // On a slow machine one look at the mailbox waits for the other: that timer is as long as the hold.
  const waits = (await timersOf(id)).filter((ms) => ms < DEFAULT_HOLD_MS);
  expect(waits).toHaveLength(1);
  expect(doings.entries(id).find(({ kind }) => kind === 'notify')?.at).toBe(2_000);
});

it('makes one alert of a round that is held, for two more events', async () => {
  doings.before.createTask = () => sleep(400);
  const text = (held: boolean): { [id: string]: PolicyText } => ({
    a: { run: `await notify(li, { text: 'from a' });` },
    b: { run: `${held ? `await createTask({ in: 'oa', title: 'x' });` : ''} await notify(li, { text: 'from b' });` },
  });
  const held = await begin(text(true));
  await over(held);
  doings.before.createTask = undefined;
  expect(sentFor(held).map(({ body }) => [body.includes('from a'), body.includes('from b')])).toEqual([[true, true]]);
  const history = await historyOf(held);
  expect(countOf(history, 'timerStarted') + countOf(history, 'timerCanceled')).toBeLessThanOrEqual(2);
});

it('ends where endsWhen holds, wherever it waits', async () => {
  const id = await begin({
    a: { endsWhen: 'mail.answered', run: `await notify(li, { text: 'x' }); await sleep('5h');` },
  });
  await eventually(() => logged(id).some((line) => line.includes('sleep')));
  await tell(id, 'mail.answered');
  await over(id);
  expect(logged(id).at(-1)).toBe('a end ended');
});

it.each([1, 2])('asks helpers while it runs, in the engine that all runs of a worker share: run %i', async (n) => {
  const id = await begin({
    a: {
      run: `
        const task = await createTask({ in: 'oa', title: \`\${mail.subject} 清關異常 ${n}\` });
        if (matches(task.title, /customs\\s+HOLD .*${n}$/i)) { await notify(li, { text: 'matches' }); }
        if (mentions(task.title, ['清关异常'])) { await notify(anna, { text: 'mentions' }); }`,
    },
  });
  await over(id);
  expect(
    sentFor(id)
      .map(({ body }) => body.trim())
      .sort(),
  ).toEqual([expect.stringContaining('matches'), expect.stringContaining('mentions')]);
});

it('keeps payloads that are too large for a history in files', async () => {
  const { runs } = compiled({ a: { run: `await notify(li, { text: 'x' });` } });
  const words = Array.from({ length: 40_000 }, () => Math.random().toString(36));
  await stand.durable.start(eventNow('mail-large'), [{ ...runs[0]!, lists: { words } }]);
  await over('mail-large');
  expect(sentFor('mail-large')).toHaveLength(1);
  const files = readdirSync(join(stand.dir, 'payloads'), { recursive: true, withFileTypes: true });
  expect(files.filter((file) => file.isFile())).toHaveLength(1);
  const { historySize } = (await stand.workflow.getHandle('mail-large').describe()) as { historySize?: number };
  expect(historySize ?? 0).toBeLessThan(20_000);
});

it('survives the death of the Temporal server', async () => {
  const id = await begin({ a: { run: `await sleep('3s'); await notify(li, { text: 'after the power cut' });` } });
  await eventually(() => logged(id).length === 2);
  await stand.temporal.kill();
  await stand.temporal.start();
  await over(id);
  expect(sentFor(id)).toHaveLength(1);
});

it('looks at the mailbox before a mail is taken for unread', async () => {
  doings.found = ['mail.read'];
  const run = `if (!(await until(mail.read, '1s'))) { await notify(chen, { text: 'unread', stage: 'escalation' }); }`;
  const id = await begin({ a: { run } });
  await over(id);
  expect(logged(id)).toEqual(['a start', 'a wait mail.read PT1S', 'a wait mail.read happened', 'a end returned']);
  doings.found = [];
});

it('goes on to the next channel while nobody acknowledges, and not after', async () => {
  const within = (time: string) =>
    begin({ a: { run: `await notify(anna, { text: 'whose?', acknowledgeWithin: '${time}' });` } });
  // Long enough for a slow machine to be told in; once it is told, nothing is waited for any more.
  const [answered, silent] = [await within('60s'), await within('1s')];
  await eventually(() => sentFor(answered).length === 1);
  await tell(answered, 'alert.acknowledged');
  await Promise.all([over(answered), over(silent)]);
  expect(sentFor(answered).map(({ channel }) => channel)).toEqual(['webhook']);
  expect(sentFor(silent).map(({ channel }) => channel)).toEqual(['webhook', 'email', 'page']);
});

it('tells the next channel of an alert that bounced', async () => {
  const id = await begin({ a: { run: `await notify(anna, { text: 'x' }); await until(mail.read, '1h');` } });
  await eventually(() => sentFor(id).length === 1);
  await tell(id, 'alert.bounced', sentFor(id)[0]!.key);
  await eventually(() => sentFor(id).length === 2);
  await tell(id, 'mail.read');
  await over(id);
  expect(logged(id)).toContain('a notify anna bounced');
  expect(sentFor(id).map(({ channel }) => channel)).toEqual(['webhook', 'email']);
});

it('gathers alerts into one summary for each person, and begins another when that is over', async () => {
  const run = `await notify(li, { text: 'news', digest: { key: 'news', wait: '3s', every: '1s' } });`;
  const ids = [await begin({ a: { run } }), await begin({ a: { run } })];
  await Promise.all(ids.map(over));
  await eventually(() => doings.gathered.length === 2);
  for (const id of ids) expect(logged(id)).toContain('a suppressed li gathered');
  const [first, second] = doings.gathered as [Item, Item];
  const summary = digestEvent('digest-1', first, 0);
  for (const item of [first, second, first]) await stand.durable.gather(summary, item);
  await over('digest-1');
  const sent = sentFor(begunBy(summary, first).id);
  expect(sent.map(({ person, body }) => [person, body])).toEqual([['li', '• news\n  news\n• news\n  news']]);
  const another = { ...first, key: 'another', into: { ...first.into, wait: 100 } };
  await stand.durable.gather(summary, another);
  await over('digest-1');
  // The log knows what was sent by its key: under the same one, it would be taken for a repeat.
  const later = sentFor(begunBy(summary, another).id);
  expect(later).toHaveLength(1);
  expect(later[0]!.key).not.toBe(sent[0]!.key);
});

it('asks the store before a deadline is taken for passed: what was reported in time, and was on its way in a process that died, counts', async () => {
  const run = `
    const task = await createTask({ in: 'oa', title: 'x' });
    if (!(await until(task.done, '2s'))) { await notify(chen, { text: 'late', stage: 'escalation' }); }`;
  const alert = `await notify(anna, { text: 'x', acknowledgeWithin: '2s' });`;
  const [inTime, late] = ['mail-remembered-1', 'mail-remembered-2'];
  for (const id of [inTime, late]) {
    const event = { ...eventNow(id), remembered: true } as const;
    await stand.durable.start(event, compiled({ a: { run }, b: { run: alert } }).runs);
  }
  await eventually(() => [inTime, late].every((id) => logged(id).includes('a wait task.done PT2S')));
  const { receivedAt } = eventNow('');
  for (const [id, at] of [
    [inTime, receivedAt],
    [late, receivedAt + 60_000],
  ] as const) {
    const of = sentFor(id).find(({ person }) => person === 'anna')!.key;
    doings.remembered.set(id, [
      { at, event: 'task.done' },
      { at, event: 'alert.acknowledged', of },
    ]);
  }
  await over(inTime);
  expect(sentFor(inTime).map(({ person, channel }) => [person, channel])).toEqual([['anna', 'webhook']]);
  await eventually(() => sentFor(late).some(({ person }) => person === 'chen'));
  expect(logged(late)).toContain('a wait task.done timed out');
  expect(countOf(await historyOf(inTime), 'activityTaskScheduled')).toBe(2);
});
