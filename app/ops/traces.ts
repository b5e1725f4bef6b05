import { createHash } from 'node:crypto';
import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { Resource } from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  type IdGenerator,
  RandomIdGenerator,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node';
import type { Observe } from '../../connectors/happening.ts';
import type { OpsConfig } from './config.ts';

/**
 * One trace for each event. Its id is made from the event's, so that whatever any process does for the event, today or in
 * three weeks, belongs to one trace without anything being carried along: histories hold no context, and workflows need no
 * tracing inside their sandbox. Attributes are names of the configuration and of the rules; never an address or a subject.
 */
export class Traces {
  readonly #ids = new GivenIds();
  readonly #provider: BasicTracerProvider;

  constructor(url: string | undefined, share: number, role: string) {
    this.#provider = new BasicTracerProvider({
      idGenerator: this.#ids,
      // By the trace's id: all processes decide alike.
      sampler: new TraceIdRatioBasedSampler(share),
      resource: new Resource({ 'service.name': 'posthorn', 'posthorn.role': role }),
      // Where there is no URL, the exporter goes by OTEL_EXPORTER_OTLP_ENDPOINT.
      spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter({ ...(url !== undefined && { url }) }))],
    });
  }

  readonly observe: Observe = (happening) => {
    switch (happening.kind) {
      case 'taken': {
        const { id, source } = happening.event;
        const root = happening.news === 'fresh' ? rootOf(id) : undefined;
        return this.#span('intake', id, happening, { source, news: happening.news }, root);
      }
      case 'matched':
        return this.#span('match', happening.event, happening, { 'policy.ids': [...happening.policies] });
      case 'handed':
        return this.#span('start', happening.event, happening, {});
      case 'performed':
        return this.#span(happening.activity, happening.event, happening, {}, undefined, !happening.ok);
      case 'delivered': {
        const { alert, outcome } = happening;
        const { channel, priority, stage, policies } = alert;
        const failed = outcome !== 'sent' && outcome !== 'known';
        const about = { channel, priority, stage, outcome, 'policy.ids': [...policies] };
        return this.#span(`deliver ${channel}`, alert.event, happening, about, undefined, failed);
      }
    }
  };

  /** Sends what is left. */
  async close(): Promise<void> {
    await this.#provider.shutdown().catch(() => {});
  }

  #span(
    name: string,
    event: string,
    { begun, ended }: { readonly begun: number; readonly ended: number },
    about: Attributes,
    root?: Ids,
    failed = false,
  ): void {
    const attributes = Object.fromEntries(Object.entries(about).map(([key, value]) => [`posthorn.${key}`, value]));
    const kind = name.startsWith('deliver ') ? SpanKind.CLIENT : SpanKind.INTERNAL;
    const options = { startTime: begun, kind, attributes: { 'posthorn.event.id': event, ...attributes } };
    const start = (within: Context) => this.#provider.getTracer('posthorn').startSpan(name, options, within);
    const span = root ? this.#ids.given(root, () => start(ROOT_CONTEXT)) : start(below(event));
    if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(ended);
  }
}

interface Ids {
  readonly trace: string;
  readonly span: string;
}

/** Of the span that stands at the top of an event's trace. Hexadecimal, as W3C Trace Context has them. */
function rootOf(event: string): Ids {
  const digest = createHash('sha256').update(event).digest('hex');
  return { trace: digest.slice(0, 32), span: digest.slice(32, 48) };
}

function below(event: string): Context {
  const { trace: traceId, span: spanId } = rootOf(event);
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true });
}

/** Random ids, but for the span that is begun while some are given. */
class GivenIds implements IdGenerator {
  readonly #random = new RandomIdGenerator();
  #ids: Ids | undefined;

  given<T>(ids: Ids, begin: () => T): T {
    this.#ids = ids;
    try {
      return begin();
    } finally {
      this.#ids = undefined;
    }
  }

  readonly generateTraceId = () => this.#ids?.trace ?? this.#random.generateTraceId();
  readonly generateSpanId = () => this.#ids?.span ?? this.#random.generateSpanId();
}

/** Where traces go, if anywhere. */
export function tracesOf({ traces }: OpsConfig, role: string, env = process.env): Traces | undefined {
  if (traces) return new Traces(traces.url, traces.share, role);
  return env.OTEL_EXPORTER_OTLP_ENDPOINT ? new Traces(undefined, 1, role) : undefined;
}
