import type { Source } from '../../connectors/sources/source.ts';
import type { Store } from '../../connectors/store/store.ts';
import type { Metrics } from './metrics.ts';

/** What this process knows of its sources. */
export function gaugeSources(metrics: Metrics, sources: ReadonlySet<Source>): void {
  metrics.gauge('source_up', '1 where the source works, 0 where it does not.', ['source'], (gauge) => {
    for (const source of sources) gauge.set({ source: source.name }, Number(source.health().ok));
  });
  metrics.gauge('source_lag_seconds', 'Since the source last heard of the other side.', ['source'], (gauge) => {
    for (const source of sources) {
      const { lastActivity } = source.health();
      if (lastActivity !== undefined) gauge.set({ source: source.name }, (Date.now() - lastActivity) / 1_000);
    }
  });
}

interface Shared {
  readonly store: Pick<Store, 'events' | 'tasks'>;
  /** How many runs of events there are now. */
  waitingRuns(): Promise<number>;
}

/** What all processes on a store share: told by those with a page alone, so that nothing is counted twice. */
export function gaugeShared(metrics: Metrics, { store, waitingRuns }: Shared): void {
  const backlog = kept(() => store.events.backlog());
  metrics.gauge('waiting_runs', 'Events whose policies still wait for something.', [], async (gauge) => {
    gauge.set(await waitingRuns());
  });
  metrics.gauge('open_tasks', 'Tasks that are not done.', [], async (gauge) => gauge.set(await store.tasks.open()));
  metrics.gauge('unsettled_arrivals', 'Taken in, and not handed to a workflow yet.', ['source'], async (gauge) => {
    for (const { source, count } of await backlog()) gauge.set({ source }, count);
  });
  metrics.gauge('oldest_unsettled_arrival_seconds', 'Since the oldest of them came.', ['source'], async (gauge) => {
    for (const { source, since } of await backlog()) gauge.set({ source }, Math.max(0, Date.now() - since) / 1_000);
  });
}

/** For one look: of the gauges that show the same, one asks. */
const KEPT_MS = 1_000;

function kept<T>(ask: () => Promise<T>): () => Promise<T> {
  let last: { readonly at: number; readonly answer: Promise<T> } | undefined;
  return () => {
    const now = performance.now();
    if (!last || now - last.at > KEPT_MS) last = { at: now, answer: ask() };
    return last.answer;
  };
}
