import { setTimeout as sleep } from 'node:timers/promises';
import { newHolder } from '../../connectors/store/holder.ts';
import type { Store } from '../../connectors/store/store.ts';
import type { Runs } from '../../workflows/runs.ts';
import type { MailIntake } from '../intake/intake.ts';
import type { Teller } from '../intake/teller.ts';

interface UpkeepParts {
  readonly store: Pick<Store, 'leases' | 'inhibitions'>;
  readonly intake: Pick<MailIntake, 'resume'>;
  readonly teller: Pick<Teller, 'retell'>;
  readonly durable: { readonly runs: Pick<Runs, 'isOpen'> };
  /** No other process works on the store. */
  readonly alone: boolean;
}

/** Between two looks, in ms. */
const EVERY_MS = 5_000;
/** What is younger than this is under way in some process. In ms. */
const UNDER_WAY_MS = 15_000;
/** Between two looks at what policies keep quiet, in ms: runs are seldom ended by hand. */
const INHIBITIONS_EVERY_MS = 60_000;
const LEASE = 'upkeep';
const LEASE_MS = 3 * EVERY_MS;

/**
 * Finishes what a process left half done: mails that were taken in and not handed over, states that were noted and not told; and what
 * a run left open that somebody terminated. One process does it for all, and another one when that ends.
 */
export class Upkeep {
  readonly #parts: UpkeepParts;
  readonly #holder = newHolder();
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  #inhibitionsDue = 0;

  constructor(parts: UpkeepParts) {
    this.#parts = parts;
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    if (!this.#parts.alone) await this.#parts.store.leases.release(LEASE, this.#holder);
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    // Alone on its store, all that is half done was left by a process that has ended.
    let until = this.#parts.alone ? Number.MAX_SAFE_INTEGER : Date.now() - UNDER_WAY_MS;
    while (!signal.aborted) {
      // A store or a Temporal that is away has been told of elsewhere, and is asked again.
      await this.#look(until).catch(() => {});
      await sleep(EVERY_MS, undefined, { signal, ref: false }).catch(() => {});
      until = Date.now() - UNDER_WAY_MS;
    }
  }

  async #look(until: number): Promise<void> {
    const { store, intake, teller, alone } = this.#parts;
    if (!alone && !(await store.leases.take(LEASE, this.#holder, LEASE_MS))) return;
    await intake.resume(until);
    await teller.retell(until);
    if (Date.now() < this.#inhibitionsDue) return;
    this.#inhibitionsDue = Date.now() + INHIBITIONS_EVERY_MS;
    await this.#lift(Date.now() - UNDER_WAY_MS);
  }

  /**
   * A policy keeps others quiet while it is at work. One whose run was ended from outside could not say that it no longer is. What is
   * young may be about to start: each try to start it opens it anew.
   */
  async #lift(until: number): Promise<void> {
    const { store, durable } = this.#parts;
    for (const { event, policy } of await store.inhibitions.openNow(until)) {
      if (!(await durable.runs.isOpen(event))) await store.inhibitions.close(event, policy);
    }
  }
}
