import type { Entry } from '../../engine/interpreter/entry.ts';
import type { Scheduler } from '../../engine/interpreter/scheduler.ts';

/**
 * Writes the timeline into the store behind the run's back. Entries are gathered and written once the run waits: a
 * write in the same breath as a send would hold the send back, because a workflow task is only done when its local
 * activities are.
 */
export class Recorder {
  readonly #scheduler: Scheduler;
  readonly #write: (firstOrdinal: number, entries: readonly Entry[]) => Promise<void>;
  #written = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(scheduler: Scheduler, write: (firstOrdinal: number, entries: readonly Entry[]) => Promise<void>) {
    this.#scheduler = scheduler;
    this.#write = write;
  }

  /** After each step of the scheduler: writes when nothing that was begun is still on its way. */
  advanced(): void {
    if (!this.#scheduler.busy) this.#flush();
  }

  /** Resolves when everything is written. */
  async finish(): Promise<void> {
    this.#flush();
    await this.#writing;
  }

  #flush(): void {
    const { entries } = this.#scheduler;
    const first = this.#written;
    if (first === entries.length) return;
    this.#written = entries.length;
    const fresh = entries.slice(first);
    this.#writing = this.#writing.then(() => this.#write(first, fresh));
  }
}
