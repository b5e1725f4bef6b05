import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFiles } from '../../connectors/store/files.ts';
import { filesFrom } from '../../engine/compiler/2-link/files.ts';
import { compileRules } from '../../engine/compiler/compile.ts';
import { momentBefore } from '../../engine/facts/moments.ts';
import type { Tick } from '../../workflows/activities/parts.ts';
import { takeTick } from '../../workflows/activities/take-tick.ts';
import { loadBundle } from '../../workflows/bundle.ts';
import { connect, type DurableClient } from '../../workflows/client.ts';
import { dataConverter } from '../../workflows/codec/codec.ts';
import type { Activities } from '../../workflows/definitions/activities.ts';
import { keepWorker } from '../../workflows/keep-worker.ts';
import { keyOf } from '../../workflows/key.ts';
import { startTemporal, type Temporal } from '../real/temporal.ts';
import { eventually } from '../sources/eventually.ts';

const MINUTE = 60_000;
const PEOPLE = `import { person } from 'posthorn';
export const li = person('li', { name: 'Li', zone: 'Asia/Shanghai', language: 'zh' });
`;

/** The plans of policies on these schedules, by their names. */
function plansOf(schedules: { readonly [name: string]: readonly [cron: string, zone: string] }) {
  const files = Object.entries(schedules).map(([name, [cron, zone]]) => [
    `${name}.ts`,
    `import { policy, schedule } from 'posthorn';
export default policy({ title: 'x', owner: 'li', on: schedule('${cron}', { zone: '${zone}' }), async run() {} });
`,
  ]);
  const { ruleset, diagnostics } = compileRules(filesFrom({ ...Object.fromEntries(files), 'people.ts': PEOPLE }));
  expect(diagnostics).toEqual([]);
  return ruleset.plans;
}

const ticks: (Tick & { readonly takenAt: number })[] = [];
const taken = (policy: string) => ticks.filter((tick) => tick.policy === policy);
let dir: string;
let temporal: Temporal;
let client: DurableClient;
let worker: { stop(): Promise<void> };

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'posthorn-schedules-'));
  temporal = await startTemporal();
  const converter = dataConverter(keyOf(randomBytes(32)), await openFiles(dir));
  const { address } = temporal;
  client = await connect({ address, dataConverter: converter });
  const activities = {
    takeTick: takeTick({
      async takeTick(tick) {
        ticks.push({ ...tick, takenAt: Date.now() });
      },
    }),
  } as unknown as Activities;
  const bundle = await loadBundle();
  worker = await keepWorker({ address, bundle, activities, dataConverter: converter, warn: () => {} });
});
afterAll(async () => {
  await worker?.stop();
  await client?.close();
  await temporal?.close();
  rmSync(dir, { recursive: true, force: true });
});

async function known(): Promise<string[]> {
  const connection = await Connection.connect({ address: temporal.address });
  const { schedules } = await connection.workflowService.listSchedules({ namespace: 'default' });
  await connection.close();
  return schedules!.map(({ scheduleId }) => scheduleId!).sort();
}

describe('schedules of policies', () => {
  it('are created, updated and deleted as the rules say, and otherwise not touched', async () => {
    await client.schedules.keep(
      plansOf({ one: ['0 9 * * 1-5', 'Europe/Berlin'], two: ['0 9 * * *', 'UTC'] }),
      Date.now(),
    );
    await eventually(async () => (await known()).length === 2, 'two schedules');
    expect(await known()).toEqual(['posthorn/one', 'posthorn/two']);
    const one = await client.schedules.of('one').describe();
    expect(one.policies).toMatchObject({ overlap: 'ALLOW_ALL', catchupWindow: 24 * 60 * MINUTE });
    expect(one.info.nextActionTimes[0]!.getUTCMinutes()).toBe(0);
    expect([7, 8]).toContain(one.info.nextActionTimes[0]!.getUTCHours());

    await client.schedules.of('one').pause('on leave');
    await client.schedules.keep(
      plansOf({ one: ['0 9 * * 1-5', 'Europe/Berlin'], two: ['30 9 * * *', 'UTC'] }),
      Date.now(),
    );
    expect((await client.schedules.of('one').describe()).state).toMatchObject({ paused: true, note: 'on leave' });
    expect((await client.schedules.of('one').describe()).info.lastUpdatedAt).toEqual(one.info.lastUpdatedAt);
    expect((await client.schedules.of('two').describe()).info.nextActionTimes[0]!.getUTCMinutes()).toBe(30);

    await client.schedules.keep(plansOf({ one: ['0 10 * * 1-5', 'Europe/Berlin'] }), Date.now());
    expect((await client.schedules.of('one').describe()).state.paused).toBe(true);
    await eventually(async () => (await known()).length === 1, 'one schedule');
    await client.schedules.keep([], Date.now());
    await eventually(async () => (await known()).length === 0, 'no schedule');
  });

  it('fire by themselves and by hand, and make good what came while Temporal was away', async () => {
    const each = { cron: '* * * * *', zone: 'Asia/Kolkata' };
    await client.schedules.keep(plansOf({ each: [each.cron, each.zone], never: ['0 0 29 2 *', 'UTC'] }), Date.now());
    while (Date.now() % MINUTE < 1_000) await sleep(100);
    await client.schedules.of('never').trigger();
    await eventually(() => taken('never').length === 1, 'the moment that was ordered');
    const [ordered] = taken('never');
    expect(Math.abs(ordered!.takenAt - ordered!.at)).toBeLessThan(10_000);
    expect(ordered!.previous).toBe(momentBefore({ cron: '0 0 29 2 *', zone: 'UTC' }, ordered!.at));

    await eventually(() => taken('each').length > 0, 'a moment', 70_000);
    const [first] = taken('each');
    expect(first!.at % MINUTE).toBe(0);
    expect(first!.previous).toBe(first!.at - MINUTE);

    const next = Math.max(...taken('each').map(({ at }) => at)) + MINUTE;
    await sleep(next - Date.now() - 2_000);
    await temporal.kill();
    await sleep(next - Date.now() + 2_000);
    await temporal.start();
    await eventually(() => taken('each').some(({ at }) => at === next), 'the moment that nobody fired', 40_000);
    await client.schedules.keep([], Date.now());
  });

  it('drop the moments of another offset', async () => {
    const drops: Tick[] = [];
    const take = takeTick({ takeTick: async (tick) => void drops.push(tick) });
    const planned = { policy: 'x', cron: '0 9 * * *', zone: 'Europe/Berlin' };
    await take(planned, Date.parse('2026-07-08T08:00:00Z'));
    expect(drops).toEqual([]);
    await take(planned, Date.parse('2026-07-08T07:00:00Z'));
    expect(drops).toMatchObject([{ policy: 'x', previous: Date.parse('2026-07-07T07:00:00Z') }]);
  });
});
