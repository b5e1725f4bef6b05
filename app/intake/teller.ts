import { setTimeout } from 'node:timers/promises';
import type { Events } from '../../connectors/store/store.ts';
import type { WorldEvent } from '../../engine/interpreter/host.ts';
import type { Durable } from './durable.ts';

/** How many of the newest events are told again at start. */
const RETOLD = 1_000;
const RETRY_MS = 1_000;

/**
 * Tells workflows what happened in the world. What is told is in the store before; while Temporal is away the telling is
 * tried again, and after a crash everything is told once more: a workflow that knows it already is not disturbed.
 */
export class Teller {
  readonly #durable: Pick<Durable, 'tell'>;
  readonly #events: Events;
  readonly #stopped = new AbortController();

  constructor(durable: Pick<Durable, 'tell'>, events: Events) {
    this.#durable = durable;
    this.#events = events;
  }

  /** Resolves when it is in the store, and told if that went well at once. */
  async tell(event: string, world: WorldEvent): Promise<void> {
    await this.#events.noteState(event, world);
    await this.#durable.tell(event, world).catch(() => void this.#again(event, world));
  }

  /** After a start: what was noted and perhaps not told. */
  async retell(): Promise<void> {
    for (const { id, state } of await this.#events.recent(RETOLD)) {
      if (state !== 'started') continue;
      for (const world of await this.#events.states(id)) {
        await this.#durable.tell(id, world).catch(() => void this.#again(id, world));
      }
    }
  }

  stop(): void {
    this.#stopped.abort();
  }

  async #again(event: string, world: WorldEvent): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      await setTimeout(RETRY_MS, undefined, { signal }).catch(() => {});
      const told = await this.#durable.tell(event, world).then(
        () => true,
        () => false,
      );
      if (told) return;
    }
  }
}
