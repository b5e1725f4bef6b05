import { workflowInfo } from '@temporalio/workflow';
import type { Scheduler } from '../../engine/interpreter/scheduler.ts';
import type { Recording } from './activities.ts';

/**
 * Gets the timeline into the store behind the run's back. What was newly decided travels with the next activity that goes
 * outside anyway, which costs no event of the history and holds nothing back; where nothing goes out, it is written by a
 * local activity. Not while another local activity runs: a workflow task is only done when all of its own are, and an alert
 * may be waiting behind.
 */
export class Recorder {
  readonly #scheduler: Scheduler;
  readonly #write: (recording: Recording) => Promise<void>;
  /** Entries of earlier runs of the event. */
  #earlier = 0;
  /** How many entries are written, or on their way. */
  #written = 0;
  #local = 0;
  #writing: Promise<void> = Promise.resolve();

  constructor(scheduler: Scheduler, write: (recording: Recording) => Promise<void>) {
    this.#scheduler = scheduler;
    this.#write = write;
  }

  /** The timeline goes on after so many entries of earlier runs. Before anything is recorded. */
  after(entries: number): void {
    this.#earlier = entries;
  }

  /** What is to travel with an activity, if anything is new. */
  take(): Recording | undefined {
    const firstOrdinal = this.#earlier + this.#written;
    const entries = this.#scheduler.entries.slice(this.#written);
    this.#written += entries.length;
    const { historyLength: history } = workflowInfo();
    return entries.length ? { event: this.#scheduler.event.id, firstOrdinal, history, entries } : undefined;
  }

  /** The activity that it travelled with failed for good, perhaps before it was written: all from there is written again. */
  lost({ firstOrdinal }: Recording): void {
    this.#written = Math.min(this.#written, firstOrdinal - this.#earlier);
  }

  /** Counts the local activities that something waits for. */
  async whileLocal<T>(activity: Promise<T>): Promise<T> {
    this.#local++;
    try {
      return await activity;
    } finally {
      this.#local--;
    }
  }

  /** After each step of the scheduler, when its commands were begun. */
  advanced(): void {
    if (this.#local === 0) this.#flush();
  }

  /** Resolves when everything is written. */
  async finish(): Promise<void> {
    this.#flush();
    await this.#writing;
  }

  #flush(): void {
    const recording = this.take();
    if (recording) this.#writing = Promise.all([this.#writing, this.#write(recording)]).then(() => {});
  }
}
