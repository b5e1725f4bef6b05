import { setTimeout as sleep } from 'node:timers/promises';
import { type Ages, type SweepParts, sweep } from './sweep.ts';

/** Between two sweeps, in ms. */
const EVERY_MS = 60 * 60 * 1000;
/** After a start there is other work first, in ms. */
const FIRST_MS = 60_000;

/** Sweeps every hour while a process works; of several, one at a time. */
export class Retention {
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;

  constructor(parts: SweepParts, ages: Ages, warn: (message: string) => void) {
    this.#running = this.#run(parts, ages, warn);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(parts: SweepParts, ages: Ages, warn: (message: string) => void): Promise<void> {
    const { signal } = this.#stopping;
    for (let wait = FIRST_MS; !signal.aborted; wait = EVERY_MS) {
      await sleep(wait, undefined, { signal, ref: false }).catch(() => {});
      if (signal.aborted) return;
      await sweep(parts, ages).catch((error: Error) => warn(`Old mails were not erased: ${error.message}`));
    }
  }
}
