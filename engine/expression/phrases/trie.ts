/** Numbers of an edge in the table: its node, its symbol, where it leads. The fourth keeps edges within one line of the cache. */
const STRIDE = 4;
const SMALLEST = 64;
const HASH_NODE = 0x9e3779b1;
const HASH_SYMBOL = 0x85ebca6b;

/**
 * A trie over numbers, with the failure links of Aho and Corasick. Nodes are numbers, 0 the root; all edges stand in one hash
 * table, for a tree of objects is some five times slower to walk and larger.
 */
export class Trie {
  #edges = new Int32Array(SMALLEST * STRIDE);
  #mask = SMALLEST - 1;
  #nodes = 1;
  readonly #values = new Map<number, number[]>();
  #depth = new Int32Array(SMALLEST);
  #failure = new Int32Array(0);
  #ending = new Int32Array(0);

  /** Before {@link link}. */
  add(symbols: readonly number[], value: number): void {
    let node = 0;
    for (const [i, symbol] of symbols.entries()) node = this.#child(node, symbol, i + 1);
    const values = this.#values.get(node);
    if (values) values.push(value);
    else this.#values.set(node, [value]);
  }

  link(): void {
    this.#failure = new Int32Array(this.#nodes);
    this.#ending = new Int32Array(this.#nodes);
    for (const edge of this.#byDepth()) {
      const [from, symbol, to] = [this.#edges[edge], this.#edges[edge + 1], this.#edges[edge + 2]] as [
        number,
        number,
        number,
      ];
      const failure = from === 0 ? 0 : this.step(this.failure(from), symbol);
      this.#failure[to] = failure;
      this.#ending[to] = this.#values.has(to) ? to : (this.#ending[failure] as number);
    }
  }

  /** Where a symbol leads from a node, by way of failures where no edge has it. */
  step(from: number, symbol: number): number {
    const edges = this.#edges;
    const mask = this.#mask;
    const part = Math.imul(symbol, HASH_SYMBOL);
    for (let node = from; ; node = this.#failure[node] as number) {
      let hash = Math.imul(node, HASH_NODE) ^ part;
      hash ^= hash >>> 15;
      for (let at = (hash & mask) * STRIDE; edges[at + 2] !== 0; at = (++hash & mask) * STRIDE) {
        if (edges[at] === node && edges[at + 1] === symbol) return edges[at + 2] as number;
      }
      if (node === 0) return 0;
    }
  }

  /** How many symbols lead to a node. */
  depth = (node: number): number => this.#depth[node] as number;
  /** Where to go on when no edge goes on. */
  failure = (node: number): number => this.#failure[node] as number;
  /** The nearest node on the way of failures, this one included, that has values; 0 for none. */
  ending = (node: number): number => this.#ending[node] as number;
  reports = (node: number): boolean => this.#ending[node] !== 0;
  valuesAt = (node: number): readonly number[] => this.#values.get(node) ?? [];

  #child(from: number, symbol: number, depth: number): number {
    const place = this.#place(from, symbol);
    const known = this.#edges[place + 2] as number;
    if (known) return known;
    const to = this.#nodes++;
    this.#edges.set([from, symbol, to], place);
    if (to >= this.#depth.length) this.#depth = grown(this.#depth);
    this.#depth[to] = depth;
    if (this.#nodes * 2 > this.#mask) this.#spread();
    return to;
  }

  /** Where an edge stands in the table, or would. Linear probing. */
  #place(from: number, symbol: number): number {
    const edges = this.#edges;
    let hash = Math.imul(from, HASH_NODE) ^ Math.imul(symbol, HASH_SYMBOL);
    hash ^= hash >>> 15;
    let at = (hash & this.#mask) * STRIDE;
    while (edges[at + 2] !== 0 && !(edges[at] === from && edges[at + 1] === symbol))
      at = (++hash & this.#mask) * STRIDE;
    return at;
  }

  #spread(): void {
    const old = this.#edges;
    this.#mask = this.#mask * 2 + 1;
    this.#edges = new Int32Array((this.#mask + 1) * STRIDE);
    for (let at = 0; at < old.length; at += STRIDE) {
      if (old[at + 2] !== 0) {
        this.#edges.set(old.subarray(at, at + STRIDE), this.#place(old[at] as number, old[at + 1] as number));
      }
    }
  }

  #byDepth(): readonly number[] {
    const places: number[] = [];
    for (let at = 0; at < this.#edges.length; at += STRIDE) if (this.#edges[at + 2] !== 0) places.push(at);
    const depthOf = (place: number) => this.depth(this.#edges[place + 2] as number);
    return places.sort((a, b) => depthOf(a) - depthOf(b));
  }
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(array.length * 2);
  wider.set(array);
  return wider;
}
