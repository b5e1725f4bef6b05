/** Numbers of predicates, with what is known of how often each holds. */
export class Keys {
  readonly #odds: number[] = [];
  readonly #uses: number[] = [];

  get size(): number {
    return this.#odds.length;
  }

  /** @param odds how often such a predicate holds, by experience: 0 to 1 */
  add(odds: number): number {
    this.#uses.push(0);
    return this.#odds.push(odds) - 1;
  }

  use(key: number): void {
    this.#uses[key] = (this.#uses[key] ?? 0) + 1;
  }

  /**
   * How often a key is likely to hold. What many policies ask for comes often, too: their own domain, a mailbox.
   *
   * @param policies how many there are
   */
  odds(key: number, policies: number): number {
    return Math.min(1, (this.#odds[key] ?? 1) + (POPULAR * (this.#uses[key] ?? 0)) / Math.max(policies, FEW));
  }
}

const POPULAR = 3;
/** Of fewer policies nothing can be said. */
const FEW = 100;
