/** What was opened, to be closed in the opposite order. */
export class Stack {
  readonly #closers: (() => unknown)[] = [];

  keep<T>(thing: T, close: (thing: T) => unknown): T {
    this.#closers.push(() => close(thing));
    return thing;
  }

  /** Closes everything, whatever one of the closings throws; once. */
  async close(): Promise<void> {
    for (const close of this.#closers.splice(0).reverse())
      await Promise.resolve()
        .then(close)
        .catch(() => {});
  }
}
