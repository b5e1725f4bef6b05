/** Characters of all texts together. */
const MOST = 64 * 1024 * 1024;

/** The texts that editors were given or saved, by hash: what a later save began with. The latest of them, as far as there is room. */
export class Remembered {
  readonly #texts = new Map<string, string>();
  #size = 0;

  add(hash: string, text: string): void {
    if (this.#texts.delete(hash)) this.#size -= text.length;
    this.#texts.set(hash, text);
    this.#size += text.length;
    for (const [oldest, { length }] of this.#texts) {
      if (this.#size <= MOST) break;
      this.#texts.delete(oldest);
      this.#size -= length;
    }
  }

  get(hash: string): string | undefined {
    return this.#texts.get(hash);
  }
}
