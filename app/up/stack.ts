import { setTimeout as sleep } from 'node:timers/promises';

/** How long one closing may take, in ms: what waits for a server that says nothing is left behind. */
const PATIENCE_MS = 5_000;

/** What was opened, to be closed in the opposite order. */
export class Stack {
  readonly #closers: (() => unknown)[] = [];

  keep<T>(thing: T, close: (thing: T) => unknown): T {
    this.#closers.push(() => close(thing));
    return thing;
  }

  /** Closes everything, whatever one of the closings throws and however long it takes; once. */
  async close(): Promise<void> {
    for (const close of this.#closers.splice(0).reverse()) {
      const closing = Promise.resolve()
        .then(close)
        .catch(() => {});
      await Promise.race([closing, sleep(PATIENCE_MS, undefined, { ref: false })]);
    }
  }
}
