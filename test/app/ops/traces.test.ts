import { expect, it } from 'vitest';
import { tracesOf } from '../../../app/ops/traces.ts';
import { startTraceCollector } from '../../real/trace-collector.ts';
import { anAlert, anEvent } from '../../store/specimens.ts';

const done = { begun: 1_000, ended: 1_250 };

it('gives each event one trace, whichever process works for it, without a word of the mail', async () => {
  const { spans, url, close } = await startTraceCollector();
  const config = { host: '127.0.0.1', traces: { url, share: 1 } };
  const front = tracesOf(config, 'serve', {})!;
  const worker = tracesOf(config, 'worker', {})!;
  front.observe({ kind: 'taken', event: anEvent(), news: 'fresh', ...done });
  front.observe({ kind: 'matched', event: 'e1', policies: ['a/b'], failed: [], ...done });
  front.observe({ kind: 'handed', event: 'e1', receivedAt: 0, ...done });
  worker.observe({ kind: 'performed', event: 'e1', activity: 'lookUp', ok: true, ...done });
  const alert = anAlert({ channel: 'email', address: 'li@ours.example' });
  worker.observe({ kind: 'delivered', alert, outcome: 'temporary', detail: 'Refused li@ours.example.', ...done });
  worker.observe({ kind: 'taken', event: anEvent({ id: 'e2' }), news: 'fresh', ...done });
  await Promise.all([front.close(), worker.close()]);
  await close();
  const those = spans.filter(
    (span) => span.name !== 'intake' || span.traceId === spans.find(({ name }) => name === 'match')?.traceId,
  );
  expect(those.map(({ name }) => name).sort()).toEqual(['deliver email', 'intake', 'lookUp', 'match', 'start']);
  expect(new Set(those.map(({ traceId }) => traceId)).size).toBe(1);
  expect(new Set(spans.map(({ traceId }) => traceId)).size, 'another event has another').toBe(2);
  const root = those.find(({ name }) => name === 'intake')!;
  expect(root.parentSpanId).toBeUndefined();
  expect(those.filter((span) => span !== root).every(({ parentSpanId }) => parentSpanId === root.spanId)).toBe(true);
  expect(BigInt(root.endTimeUnixNano) - BigInt(root.startTimeUnixNano)).toBe(250_000_000n);
  expect(those.filter(({ status }) => status.code === 2).map(({ name }) => name)).toEqual(['deliver email']);
  expect(JSON.stringify(spans)).not.toMatch(/ours\.example|清关|MSKU7|Li Lei/);
});

it('traces nothing unless it is told where to', () => {
  expect(tracesOf({ host: '127.0.0.1', traces: false }, 'up', {})).toBeUndefined();
});
