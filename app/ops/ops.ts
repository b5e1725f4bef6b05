import type { Happening, Observe } from '../../connectors/happening.ts';
import type { Source } from '../../connectors/sources/source.ts';
import { gaugeSources } from './gauges.ts';
import { Metrics } from './metrics.ts';
import { Ready } from './ready.ts';

/** What one process knows of its own work, from before it opens anything. */
export class Ops {
  readonly metrics = new Metrics();
  readonly ready: Ready;
  /** Those that this process has at the moment. */
  readonly sources = new Set<Source>();
  /** Shows who may read the metrics from elsewhere; once it is known. */
  token: string | undefined;
  readonly #observers: Observe[] = [this.metrics.observe];

  /** @param parts what must work before the process can, by name */
  constructor(parts: readonly string[]) {
    this.ready = new Ready(parts);
    gaugeSources(this.metrics, this.sources);
  }

  readonly observe: Observe = (happening: Happening) => {
    for (const observe of this.#observers) observe(happening);
  };

  /** Tells another one what happens. */
  tell(observe: Observe): void {
    this.#observers.push(observe);
  }
}
