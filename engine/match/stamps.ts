/** A set of small numbers that is emptied at once: one for all events, for a new one of this size would cost more than a mail. */
export class Stamps {
  readonly #stamps: Uint32Array;
  #now = 1;

  /** @param size numbers are below it */
  constructor(size: number) {
    this.#stamps = new Uint32Array(size);
  }

  clear(): void {
    this.#now++;
    if (this.#now < 2 ** 32) return;
    this.#stamps.fill(0);
    this.#now = 1;
  }

  has(number: number): boolean {
    return this.#stamps[number] === this.#now;
  }

  /** @returns whether it is new */
  add(number: number): boolean {
    if (this.#stamps[number] === this.#now) return false;
    this.#stamps[number] = this.#now;
    return true;
  }
}
