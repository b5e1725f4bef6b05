import { setTimeout } from 'node:timers/promises';
import type { Events } from '../../connectors/store/store.ts';
import type { WorldEvent } from '../../engine/interpreter/host.ts';
import type { Durable } from './durable.ts';

/** So many states are told again at once. */
const AT_ONCE = 500;
const FAILURES_OF_AN_OUTAGE = 3;
const RETRY_MS = 1_000;

/**
 * Tells workflows what happened in the world. What is told is in the store before, and the store remembers what is still to be
 * told: after a crash, while Temporal is away, and where the workflow is only about to start. A workflow that knows it
 * already is not disturbed.
 */
export class Teller {
  readonly #durable: Pick<Durable, 'tell'>;
  readonly #events: Events;
  readonly #noted: (event: string, world: WorldEvent) => void;
  readonly #stopped = new AbortController();

  /** @param noted is called with all that was told and is in the store; not for what is told again */
  constructor(
    durable: Pick<Durable, 'tell'>,
    events: Events,
    noted: (event: string, world: WorldEvent) => void = () => {},
  ) {
    this.#durable = durable;
    this.#events = events;
    this.#noted = noted;
  }

  /** Resolves when it is in the store, and told if that went well at once. @returns false where no run is there to be told */
  async tell(event: string, world: WorldEvent): Promise<boolean> {
    await this.#events.noteState(event, world);
    this.#noted(event, world);
    return this.#try(event, world).catch(() => {
      void this.#again(event, world);
      return true;
    });
  }

  /**
   * Tells what is still to be told.
   *
   * @param until only what was true at this moment, in epoch ms: what is newer may be under way
   * @throws where Temporal or the store is away
   */
  async retell(until: number): Promise<void> {
    const untold = await this.#events.untold(until, AT_ONCE);
    const failures: unknown[] = [];
    let told = 0;
    for (const { id, world } of untold) {
      if (this.#stopped.signal.aborted) return;
      // One that cannot be told must not keep those behind it from being told; several, and none that can, are an outage.
      await this.#try(id, world).then(
        () => told++,
        (error: unknown) => failures.push(error),
      );
      if (failures.length >= FAILURES_OF_AN_OUTAGE && !told) break;
    }
    if (failures.length && !told) throw failures[0];
  }

  stop(): void {
    this.#stopped.abort();
  }

  /** Somebody pressed a button and waits, perhaps. */
  async #again(event: string, world: WorldEvent): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      await setTimeout(RETRY_MS, undefined, { signal }).catch(() => {});
      const told = await this.#try(event, world).then(
        () => true,
        () => false,
      );
      if (told) return;
    }
  }

  async #try(event: string, world: WorldEvent): Promise<boolean> {
    const told = await this.#durable.tell(event, world);
    // A workflow that is about to start was handed the states that were known before this one.
    if (told || (await this.#events.get(event))?.state !== 'taken') await this.#events.noteTold(event, world);
    return told;
  }
}
