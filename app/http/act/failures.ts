const WINDOW_MS = 10 * 60_000;
const MOST = 20;
/** So many addresses are remembered; who comes with more starts everybody anew. */
const ADDRESSES = 10_000;

/**
 * Counts bad links by the address that they come from. Good links are never counted and never refused: behind a proxy everybody has one
 * address, and nobody may keep the others from acting. Guessing is hopeless with or without; this bounds the work.
 */
export class Failures {
  readonly #seen = new Map<string, { count: number; until: number }>();

  /** @returns whether this failure is one too many */
  add(address: string, now: number): boolean {
    if (this.#seen.size >= ADDRESSES) this.#seen.clear();
    const seen = this.#seen.get(address);
    const current = seen && seen.until > now ? seen : { count: 0, until: now + WINDOW_MS };
    current.count += 1;
    this.#seen.set(address, current);
    return current.count > MOST;
  }
}
