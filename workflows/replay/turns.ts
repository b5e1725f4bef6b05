/** Lets callers through in the order of their numbers, however they arrive: a script counts effects in the order of the plan. */
export class Turns {
  #next = 1;
  readonly #waiting = new Map<number, () => void>();

  /** Resolves when all of the numbers before `nth` (from 1) are through; then this one is. */
  async pass(nth: number): Promise<void> {
    if (nth > this.#next) await new Promise<void>((resolve) => this.#waiting.set(nth, resolve));
    if (nth < this.#next) return;
    this.#next++;
    this.#waiting.get(this.#next)?.();
  }
}
