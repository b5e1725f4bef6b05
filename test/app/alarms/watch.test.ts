import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChannelRecord } from '../../../app/alarms/channels.ts';
import { AlarmWatch } from '../../../app/alarms/watch.ts';
import type { AlarmsConfig } from '../../../app/config/alarms.ts';
import { configSchema } from '../../../app/config/schema.ts';
import type { Health, Source } from '../../../connectors/sources/source.ts';
import { openStore } from '../../../connectors/store/open.ts';
import type { Store } from '../../../connectors/store/store.ts';
import type { WorldEvent } from '../../../engine/interpreter/host.ts';
import { eventually } from '../../sources/eventually.ts';
import { anAlert, anEvent } from '../../store/specimens.ts';

const DAY = 86_400_000;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let dir: string;
let store: Store;
/** Every call; the same key again is the same event. */
let raised: { readonly kind: string; readonly key: string; readonly data: Readonly<Record<string, unknown>> }[];
let told: (WorldEvent & { readonly id: string })[];
const watches: AlarmWatch[] = [];
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'posthorn-alarms-'));
  store = await openStore({ dir });
  raised = [];
  told = [];
});
afterEach(async () => {
  for (const watch of watches.splice(0)) await watch.stop();
  await store.close();
  rmSync(dir, { recursive: true });
});

function watching(more: {
  readonly alarms?: Partial<AlarmsConfig>;
  readonly sources?: readonly Source[];
  readonly awaited?: readonly string[];
  readonly check?: () => string[];
  readonly failed?: readonly string[];
}) {
  const config = { ...configSchema.parse({}).alarms, every: 20, failingAfter: 100, ...more.alarms };
  const record = new ChannelRecord(config);
  const raise = async (kind: string, key: string, data: object) => {
    raised.push({ kind, key, data: data as (typeof raised)[number]['data'] });
    return { id: `${kind}/${key}`, news: 'fresh', same: true, handed: Promise.resolve() } as const;
  };
  const watch = new AlarmWatch({
    store,
    config,
    record,
    intake: { raise, raisedId: (kind, key) => `${kind}/${key}` },
    teller: { tell: async (id, world) => told.push({ id, ...world }) > 0 },
    sources: new Set(more.sources),
    channels: { get: () => ({ check: async () => more.check?.() ?? ['away'] }) as never },
    awaited: more.awaited ?? [],
    failedRuns: async () => (more.failed ?? []).map((event) => ({ event, at: 5 })),
    alone: false,
    warn: (message) => expect.fail(message),
  });
  watches.push(watch);
  return { watch, record };
}

const kinds = () => raised.map(({ kind }) => kind);

function aSource() {
  let health: Health = { ok: true, detail: 'Watching.' };
  const source = { name: 'sales', health: () => health } as Source;
  const is = (ok: boolean, detail: string) => {
    health = { ok, detail };
  };
  return { source, is };
}

describe('a source', () => {
  it('that fails for long is told of once, through a new start; and again after it was well', async () => {
    const { source, is } = aSource();
    const { watch } = watching({ sources: [source] });
    is(false, 'Refused for li@ours.example.');
    await eventually(() => raised.length === 1, 'the alarm');
    expect(raised[0]).toMatchObject({ kind: 'posthorn.source-failing', data: { name: 'sales' } });
    expect(raised[0]!.data.detail).toBe('Refused for l***@ours.example.');
    await watch.stop();
    watching({ sources: [source] });
    await pause(400);
    expect(new Set(raised.map(({ key }) => key)).size, 'one event').toBe(1);
    is(true, 'Watching.');
    await eventually(() => told.length === 1, 'that it is over');
    expect(told[0]).toMatchObject({ id: `posthorn.source-failing/${raised[0]!.key}`, event: 'alert.resolved' });
    is(false, 'Refused.');
    await eventually(() => new Set(raised.map(({ key }) => key)).size === 2, 'the next alarm');
  });

  it('that fails for a moment is no news', async () => {
    const { source, is } = aSource();
    watching({ sources: [source], alarms: { failingAfter: 5_000 } });
    is(false, 'Connecting.');
    await pause(200);
    expect(raised).toEqual([]);
  });

  it('that brings nothing for too long is told of until mail comes', async () => {
    await store.events.takeIn(anEvent({ id: 'e1' }));
    watching({ awaited: ['sales', 'folder'], alarms: { silentAfter: { sales: 300 } } });
    await eventually(() => raised.length === 1, 'the alarm');
    expect(raised[0]).toMatchObject({ kind: 'posthorn.source-silent', data: { name: 'sales' } });
    await store.events.takeIn(anEvent({ id: 'e2' }));
    await eventually(() => told.length === 1, 'that it is over');
  });
});

describe('a channel', () => {
  const failure = (record: ChannelRecord) =>
    record.note({
      kind: 'delivered',
      alert: anAlert({ channel: 'sms' }),
      outcome: 'temporary',
      detail: 'Refused +86 138 0000 1234.',
      begun: 1,
      ended: Date.now(),
    });

  it('that keeps failing is told of, without the numbers that it called', async () => {
    const { record } = watching({ alarms: { failures: 3 } });
    for (let at = 0; at < 3; at++) failure(record);
    await eventually(() => raised.length === 1, 'the alarm');
    const { kind, data } = raised[0]!;
    expect({ kind, ...data }).toMatchObject({ kind: 'posthorn.channel-failing', name: 'sms', failures: 3 });
    expect(data.detail).not.toContain('0000');
    await pause(200);
    expect(raised).toHaveLength(1);
  });

  it('that is found well after a while is in use again', async () => {
    let trouble = ['away'];
    const { record } = watching({ alarms: { failures: 2, within: 300 }, check: () => trouble });
    failure(record);
    failure(record);
    await eventually(() => raised.length === 1, 'the alarm');
    await pause(500);
    expect(told).toEqual([]);
    trouble = [];
    await eventually(() => told.length === 1, 'that it is over');
    expect([...(await store.episodes.openNow())]).toEqual([]);
  });
});

describe('a silence', () => {
  const silence = { id: 's1', matchers: [{ label: 'policy', is: 'office/*' }], by: 'li', comment: 'fair' };

  it('is told of before it ends where it is long or hid something; and at once where it hid something urgent', async () => {
    const now = Date.now();
    await store.silences.add({ ...silence, from: now - 2 * DAY, until: now + 60_000 });
    await store.silences.add({ ...silence, id: 'short', from: now - 3_600_000, until: now + 60_000 });
    await store.silences.add({ ...silence, id: 'later', from: now - 2 * DAY, until: now + DAY });
    await store.silences.add({ ...silence, id: 'hides', from: now - 3_600_000, until: now + DAY });
    await store.silences.hid('hides', { key: 'k', urgent: true, at: now });
    watching({});
    await eventually(() => raised.length === 2, 'both');
    await pause(200);
    expect(raised.map(({ kind, data }) => `${kind} ${data.name}`).sort()).toEqual([
      'posthorn.silence-ending s1',
      'posthorn.silence-hid hides',
    ]);
    expect(raised[0]!.data.detail).toBe('policy is office/*: fair');
    expect((await store.silences.get('s1'))?.remindedAt).toBeGreaterThanOrEqual(now);
  });
});

describe('an event', () => {
  it('that nobody could hand over, or whose run failed, is told of; those that tell of trouble are not', async () => {
    await store.events.takeIn(anEvent({ id: 'late' }));
    await store.events.takeIn(anEvent({ id: 'failed' }));
    await store.events.settle('failed', 'sales', 'started');
    await store.events.takeIn(anEvent({ id: 'own', kind: 'posthorn.event-failed' }));
    await store.events.settle('own', 'sales', 'started');
    watching({ alarms: { unhandled: 100 }, failed: ['failed', 'own', 'unknown'] });
    await eventually(() => raised.length === 2, 'both');
    await pause(200);
    expect(raised.map(({ key }) => key).sort()).toEqual(['failed', 'late']);
    expect(new Set(kinds())).toEqual(new Set(['posthorn.event-failed']));
  });
});

it('of several processes one looks at what stands in the store', async () => {
  await store.events.takeIn(anEvent({ id: 'late' }));
  await pause(150);
  watching({ alarms: { unhandled: 100 } });
  watching({ alarms: { unhandled: 100 } });
  await pause(500);
  expect(raised).toHaveLength(1);
});
