import { setTimeout as sleep } from 'node:timers/promises';
import { newHolder } from '../../connectors/store/holder.ts';
import type { Store } from '../../connectors/store/store.ts';
import type { MailIntake } from '../intake/intake.ts';
import type { Teller } from '../intake/teller.ts';

interface UpkeepParts {
  readonly store: Pick<Store, 'leases'>;
  readonly intake: Pick<MailIntake, 'resume'>;
  readonly teller: Pick<Teller, 'retell'>;
  /** No other process works on the store. */
  readonly alone: boolean;
}

/** Between two looks, in ms. */
const EVERY_MS = 5_000;
/** What is younger than this is under way in some process. In ms. */
const UNDER_WAY_MS = 15_000;
const LEASE = 'upkeep';
const LEASE_MS = 3 * EVERY_MS;

/**
 * Finishes what a process left half done: mails that were taken in and not handed over, states that were noted and not told.
 * One process does it for all, and another one when that ends.
 */
export class Upkeep {
  readonly #parts: UpkeepParts;
  readonly #holder = newHolder();
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;

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
  }
}
