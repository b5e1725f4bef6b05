import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { tracesOf } from '../../../app/ops/traces.ts';
import { anAlert, anEvent } from '../../store/specimens.ts';

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: readonly { readonly key: string; readonly value: object }[];
  readonly status: { readonly code?: number };
}

/** Takes traces as OTLP over HTTP in JSON has them (https://opentelemetry.io/docs/specs/otlp/#otlphttp). */
async function collector() {
  const spans: Span[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    const { resourceSpans } = JSON.parse(text);
    for (const { scopeSpans } of resourceSpans) for (const one of scopeSpans) spans.push(...one.spans);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`;
  return { spans, url, close: () => new Promise((resolve) => server.close(resolve)) };
}

const done = { begun: 1_000, ended: 1_250 };

it('gives each event one trace, whichever process works for it, without a word of the mail', async () => {
  const { spans, url, close } = await collector();
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
