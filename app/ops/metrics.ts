import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Happening, Observe } from '../../connectors/happening.ts';
import type { StoreTrouble } from '../../connectors/store/store-error.ts';
import { SENT } from '../../engine/arbiter/reason.ts';
import type { Entry } from '../../engine/interpreter/entry.ts';

/** Bounds of the histograms, in seconds: from what somebody notices to what a policy's patience with a channel is. */
const BUCKETS = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 300, 1_800, 21_600];

/**
 * What this process did, as Prometheus counts it. Labels are names of the configuration and of the rules, and words of
 * ours: never an address, a subject or an id.
 */
export class Metrics {
  readonly registry = new Registry();
  readonly #arrivals = this.#counter('arrivals_total', 'Mails and events taken in.', ['source', 'kind', 'news']);
  readonly #judged = this.#counter('events_judged_total', 'Events that policies were asked about.', ['outcome']);
  readonly #matches = this.#counter('policy_matches_total', 'Runs started, by policy.', ['policy']);
  readonly #errors = this.#counter('policy_errors_total', 'Policies that failed: at judging, or in their run.', [
    'policy',
    'at',
  ]);
  readonly #intake = this.#histogram('intake_seconds', 'From the arrival of a mail or event to its workflow.', []);
  readonly #verdicts = this.#counter('verdicts_total', 'Verdicts of the arbiter on wishes to tell somebody.', [
    'verdict',
    'reason',
    'channel',
    'priority',
  ]);
  readonly #deliveries = this.#counter('deliveries_total', 'Attempts to deliver an alert, by outcome.', [
    'channel',
    'outcome',
  ]);
  readonly #latency = this.#histogram('delivery_seconds', 'From the judgement to the delivery of an alert.', [
    'channel',
  ]);
  readonly #held = this.#counter('rate_limit_waits_total', 'Deliveries that the rate of a channel held up.', [
    'channel',
    'outcome',
  ]);
  readonly #waited = this.#counter('rate_limit_wait_seconds_total', 'How long they waited.', ['channel']);
  readonly #troubles = this.#counter('store_errors_total', 'Failures of the store.', ['trouble']);

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    // Sums of others that are there; by their names they would be counters, and are none.
    for (const what of ['handles', 'requests', 'resources']) {
      this.registry.removeSingleMetric(`nodejs_active_${what}_total`);
    }
  }

  readonly observe: Observe = (happening) => {
    switch (happening.kind) {
      case 'taken':
        return this.#taken(happening);
      case 'matched':
        return this.#matched(happening);
      case 'handed':
        return this.#intake.observe(seconds(happening.receivedAt, happening.ended));
      case 'recorded':
        for (const entry of happening.entries) this.#entry(entry);
        return;
      case 'delivered':
        return this.#delivered(happening);
      case 'held':
        return this.#rated(happening);
    }
  };

  storeFailed(trouble: StoreTrouble): void {
    this.#troubles.inc({ trouble });
  }

  /** A value that is asked for when somebody looks. What fails to be asked is left out of that look. */
  gauge(name: string, help: string, labelNames: readonly string[], ask: (gauge: Gauge) => unknown): void {
    const gauge: Gauge = new Gauge({
      name: `posthorn_${name}`,
      help,
      labelNames: [...labelNames],
      registers: [this.registry],
      async collect() {
        gauge.reset();
        try {
          await ask(gauge);
        } catch {
          gauge.remove();
        }
      },
    });
  }

  #counter(name: string, help: string, labelNames: string[]): Counter {
    return new Counter({ name: `posthorn_${name}`, help, labelNames, registers: [this.registry] });
  }

  #histogram(name: string, help: string, labelNames: string[]): Histogram {
    return new Histogram({ name: `posthorn_${name}`, help, labelNames, buckets: BUCKETS, registers: [this.registry] });
  }

  #taken({ event: { kind, source }, news }: Of<'taken'>): void {
    // Kinds of other systems' events are as many as those wish.
    const known = source === 'event' || source === 'schedule' ? source : kind;
    this.#arrivals.inc({ source, kind: known, news });
  }

  #matched({ policies, failed }: Of<'matched'>): void {
    this.#judged.inc({ outcome: policies.length ? 'matched' : 'unmatched' });
    for (const policy of policies) this.#matches.inc({ policy });
    for (const policy of failed) this.#errors.inc({ policy, at: 'when' });
  }

  #entry({ kind, policy, reason = '', channel = '', priority }: Entry): void {
    if (kind === 'error') this.#errors.inc({ policy, at: 'run' });
    if (kind !== 'notify' && kind !== 'suppressed') return;
    this.#verdicts.inc({ verdict: reason in SENT ? 'sent' : 'not_sent', reason, channel, priority: priority ?? '' });
  }

  #delivered({ alert: { channel, at }, outcome, ended }: Of<'delivered'>): void {
    this.#deliveries.inc({ channel, outcome });
    if (outcome === 'sent') this.#latency.observe({ channel }, seconds(at, ended));
  }

  #rated({ channel, putOff, begun, ended }: Of<'held'>): void {
    this.#held.inc({ channel, outcome: putOff ? 'put_off' : 'waited' });
    this.#waited.inc({ channel }, seconds(begun, ended));
  }
}

type Of<Kind extends Happening['kind']> = Extract<Happening, { kind: Kind }>;

/** Clocks of several machines may differ a little. */
const seconds = (from: number, to: number) => Math.max(0, to - from) / 1_000;
