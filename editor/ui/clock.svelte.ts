import { createSubscriber } from 'svelte/reactivity';

const TICK_MS = 1_000;

/** The time of day for what counts down: what reads {@link Clock.now} in markup or in `$derived` is shown anew every second. */
class Clock {
  readonly #watched = createSubscriber((update) => {
    const timer = setInterval(update, TICK_MS);
    return () => clearInterval(timer);
  });

  /** Epoch ms. */
  get now(): number {
    this.#watched();
    return Date.now();
  }
}

export const clock = new Clock();
