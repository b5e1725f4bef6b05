/**
 * Which UIDs of a folder are done with. A mail is done with when it was handed to its workflow, not when it was taken:
 * the cursor that is kept never passes a mail that a crash could still lose.
 */
export class Ledger {
  #next: number;
  /** Taken but not handed over yet. */
  readonly #open = new Set<number>();
  readonly #again = new Set<number>();

  /** @param next the first UID that was not looked at */
  constructor(next: number) {
    this.#next = next;
  }

  /** The first UID that was not looked at. */
  get next(): number {
    return this.#next;
  }

  /** All UIDs below this one are done with. */
  get settled(): number {
    let lowest = this.#next;
    for (const uids of [this.#open, this.#again]) for (const uid of uids) lowest = Math.min(lowest, uid);
    return lowest;
  }

  /** UIDs that are still to be taken, below `next`: a first try failed, or they were asked for. */
  get again(): readonly number[] {
    return [...this.#again].sort((a, b) => a - b);
  }

  /** There is nothing to take at this UID, or below it that was not looked at. */
  pass(uid: number): void {
    this.#again.delete(uid);
    this.#next = Math.max(this.#next, uid + 1);
  }

  taken(uid: number): void {
    this.pass(uid);
    this.#open.add(uid);
  }

  handed(uid: number): void {
    this.#open.delete(uid);
  }

  /** It has to be taken (again): it could not be, or not be handed over. */
  owe(uid: number): void {
    this.pass(uid);
    this.#open.delete(uid);
    this.#again.add(uid);
  }
}
