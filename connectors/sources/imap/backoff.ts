/** Waits between tries, in ms: doubled each time up to a limit, each shortened by up to half at random, so that a thousand mailboxes do not come back as one. */
export class Backoff {
  readonly #first: number;
  readonly #most: number;
  readonly #random: () => number;
  #tries = 0;

  constructor(first: number, most: number, random: () => number = Math.random) {
    this.#first = first;
    this.#most = most;
    this.#random = random;
  }

  next(): number {
    const full = Math.min(this.#most, this.#first * 2 ** this.#tries);
    this.#tries += 1;
    return Math.round(full * (1 - this.#random() / 2));
  }

  reset(): void {
    this.#tries = 0;
  }
}
