import { expect, it } from 'vitest';
import { gaugeShared, gaugeSources } from '../../../app/ops/gauges.ts';
import { Metrics } from '../../../app/ops/metrics.ts';
import type { Source } from '../../../connectors/sources/source.ts';
import { NOT_SENT, SENT } from '../../../engine/arbiter/reason.ts';
import type { Entry } from '../../../engine/interpreter/entry.ts';
import { anAlert, anEvent } from '../../store/specimens.ts';
import { families, lint, seriesSum } from './exposition.ts';

const anEntry = (more: Partial<Entry>): Entry => ({
  at: 0,
  kind: 'notify',
  policy: 'a/b',
  branch: '0',
  seq: 1,
  ...more,
});
const read = async (metrics: Metrics) => families(await metrics.registry.metrics());

it('counts what happens, each by its own name, in text that Prometheus reads without a complaint', async () => {
  const metrics = new Metrics();
  const done = { begun: 1_000, ended: 3_000 };
  const alert = anAlert({ channel: 'email', at: 1_000 });
  metrics.observe({ kind: 'taken', event: anEvent(), news: 'fresh', ...done });
  metrics.observe({ kind: 'taken', event: anEvent({ source: 'event', kind: 'erp.order' }), news: 'fresh', ...done });
  metrics.observe({ kind: 'matched', event: 'e1', policies: ['a/b', 'a/c'], failed: ['a/d'], ...done });
  metrics.observe({ kind: 'matched', event: 'e2', policies: [], failed: [], ...done });
  metrics.observe({ kind: 'handed', event: 'e1', receivedAt: 2_500, ...done });
  metrics.observe({ kind: 'delivered', alert, outcome: 'temporary', detail: 'away', ...done });
  metrics.observe({ kind: 'delivered', alert, outcome: 'sent', ...done });
  metrics.observe({ kind: 'held', channel: 'email', putOff: false, ...done });
  metrics.observe({ kind: 'recorded', event: 'e1', entries: [anEntry({ kind: 'error' })] });
  metrics.storeFailed('full');
  const all = await read(metrics);
  expect(lint(all)).toEqual([]);
  const value = (name: string, labels = {}) => seriesSum(all, `posthorn_${name}`, labels);
  expect({
    mails: value('arrivals_total', { source: 'imap', kind: 'mail.received', news: 'fresh' }),
    events: value('arrivals_total', { source: 'event', kind: 'event' }),
    matched: value('events_judged_total', { outcome: 'matched' }),
    unmatched: value('events_judged_total', { outcome: 'unmatched' }),
    policy: value('policy_matches_total', { policy: 'a/c' }),
    when: value('policy_errors_total', { policy: 'a/d', at: 'when' }),
    run: value('policy_errors_total', { policy: 'a/b', at: 'run' }),
    intake: value('intake_seconds_sum'),
    failed: value('deliveries_total', { channel: 'email', outcome: 'temporary' }),
    latency: value('delivery_seconds_sum', { channel: 'email' }),
    delivered: value('delivery_seconds_count', { channel: 'email' }),
    waits: value('rate_limit_waits_total', { channel: 'email', outcome: 'waited' }),
    waited: value('rate_limit_wait_seconds_total', { channel: 'email' }),
    store: value('store_errors_total', { trouble: 'full' }),
  }).toEqual({
    ...{ mails: 1, events: 1, matched: 1, unmatched: 1, policy: 1, when: 1, run: 1, intake: 0.5 },
    ...{ failed: 1, latency: 2, delivered: 1, waits: 1, waited: 2, store: 1 },
  });
  expect(seriesSum(all, 'process_resident_memory_bytes')).toBeGreaterThan(1e6);
});

it('counts a verdict for every reason that the arbiter has', async () => {
  const metrics = new Metrics();
  const verdicts = [
    ...Object.keys(SENT).map((reason) => anEntry({ reason, channel: 'email', priority: 'high' })),
    ...Object.keys(NOT_SENT).map((reason) => anEntry({ kind: 'suppressed', reason, priority: 'high' })),
  ];
  metrics.observe({ kind: 'recorded', event: 'e1', entries: [anEntry({ kind: 'wait' }), ...verdicts] });
  const counted = (await read(metrics)).find(({ name }) => name === 'posthorn_verdicts_total')!.samples;
  const reasons = (verdict: string) =>
    counted.filter(({ labels }) => labels.verdict === verdict).map(({ labels }) => labels.reason);
  expect([reasons('sent'), reasons('not_sent')]).toEqual([Object.keys(SENT), Object.keys(NOT_SENT)]);
  expect(counted.every(({ value }) => value === 1)).toBe(true);
});

it('asks for the state of things when somebody looks, and leaves out what cannot be asked', async () => {
  const metrics = new Metrics();
  const source = (name: string, ok: boolean, lastActivity?: number) =>
    ({ name, health: () => ({ ok, detail: '', lastActivity }) }) as Source;
  const sources = new Set([source('sales', true, Date.now() - 5_000), source('smtp', false)]);
  gaugeSources(metrics, sources);
  const backlog = async () => [{ source: 'imap', count: 2, since: Date.now() - 9_000 }];
  gaugeShared(metrics, {
    store: { events: { backlog }, tasks: { open: async () => 3 } } as never,
    waitingRuns: async () => Promise.reject(new Error('away')),
  });
  const all = await read(metrics);
  expect(lint(all)).toEqual([]);
  expect(seriesSum(all, 'posthorn_source_up', { source: 'smtp' })).toBe(0);
  expect(seriesSum(all, 'posthorn_source_lag_seconds', { source: 'sales' })).toBeCloseTo(5, 0);
  expect(seriesSum(all, 'posthorn_source_lag_seconds', { source: 'smtp' })).toBeUndefined();
  expect(seriesSum(all, 'posthorn_unsettled_arrivals', { source: 'imap' })).toBe(2);
  expect(seriesSum(all, 'posthorn_oldest_unsettled_arrival_seconds', { source: 'imap' })).toBeCloseTo(9, 0);
  expect(seriesSum(all, 'posthorn_open_tasks')).toBe(3);
  expect(seriesSum(all, 'posthorn_waiting_runs')).toBeUndefined();
  sources.clear();
  expect(seriesSum(await read(metrics), 'posthorn_source_up')).toBeUndefined();
});
