/** So many children are looked through one by one; of nodes with more, the children stand in a hash table. */
const FEW = 4;

/**
 * What is known of a node stands together, four numbers each, for a step that has to wait for memory once is worth two that wait twice:
 * where its children begin (they end where those of the next node begin), the symbol that leads to it, where to go on when no child goes
 * on, and the nearest node on that way, itself included, at which sequences end.
 */
const WIDTH = 4;
const SYMBOL = 1;
const FAILURE = 2;
const ENDING = 3;

/**
 * A trie over sequences of numbers, with the failure links of Aho and Corasick. Nodes are numbers, level by level from the root, which is
 * 0, and the children of a node are neighbours, their symbols rising: what most texts touch lies together in memory.
 */
export class Trie {
  readonly #nodes: Int32Array;
  readonly #count: number;
  readonly #depths: Int32Array;
  readonly #ended = new Map<number, readonly number[]>();
  /** The children of nodes that have many, by a hash of node and symbol. 0: nothing there. */
  readonly #wide: Int32Array;

  /** @param sequences are known by their places */
  constructor(sequences: readonly Uint32Array[]) {
    const order = [...sequences.keys()].sort((a, b) =>
      compare(sequences[a] as Uint32Array, sequences[b] as Uint32Array),
    );
    const { children, symbols, depths } = new Levels(sequences, order, this.#ended);
    this.#count = symbols.length;
    this.#depths = Int32Array.from(depths);
    // one more, for where the children of the last one end
    this.#nodes = new Int32Array((this.#count + 1) * WIDTH);
    for (const [node, first] of children.entries()) this.#nodes[node * WIDTH] = first;
    for (const [node, symbol] of symbols.entries()) this.#nodes[node * WIDTH + SYMBOL] = symbol;
    this.#wide = this.#spread();
    this.#link();
  }

  /** Where a symbol leads from a node below the root, by way of failures where no child has it; 0 where only the root is left. */
  stepBelow(from: number, symbol: number): number {
    for (let node = from; node !== 0; node = this.failure(node)) {
      const child = this.child(node, symbol);
      if (child !== 0) return child;
    }
    return 0;
  }

  /** How many symbols lead to a node. */
  depth(node: number): number {
    return this.#depths[node] as number;
  }

  /** The nearest node at which sequences end, going on by failures; 0 where there is none. */
  ending(node: number): number {
    return this.#nodes[node * WIDTH + ENDING] as number;
  }

  /** Where to go on when no child goes on. */
  failure(node: number): number {
    return this.#nodes[node * WIDTH + FAILURE] as number;
  }

  /** The sequences that end at a node. */
  endedAt(node: number): readonly number[] {
    return this.#ended.get(node) ?? [];
  }

  /** Where a symbol leads from a node itself; 0 where no child has it. */
  child(node: number, symbol: number): number {
    const nodes = this.#nodes;
    const low = nodes[node * WIDTH] as number;
    const high = nodes[node * WIDTH + WIDTH] as number;
    if (high - low <= FEW) {
      for (let child = low; child < high; child++) if (nodes[child * WIDTH + SYMBOL] === symbol) return child;
      return 0;
    }
    const wide = this.#wide;
    for (let at = hash(node, symbol); ; at++) {
      const child = wide[at & (wide.length - 1)] as number;
      if (child === 0 || (nodes[child * WIDTH + SYMBOL] === symbol && child >= low && child < high)) return child;
    }
  }

  #childrenOf(node: number): readonly [low: number, high: number] {
    return [this.#nodes[node * WIDTH] as number, this.#nodes[node * WIDTH + WIDTH] as number];
  }

  #symbol(node: number): number {
    return this.#nodes[node * WIDTH + SYMBOL] as number;
  }

  #spread(): Int32Array {
    const many: (readonly [node: number, child: number])[] = [];
    for (let node = 0; node < this.#count; node++) {
      const [low, high] = this.#childrenOf(node);
      if (high - low > FEW) for (let child = low; child < high; child++) many.push([node, child]);
    }
    const wide = new Int32Array(2 ** Math.ceil(Math.log2(many.length * 3 + 1)));
    for (const [node, child] of many) {
      let at = hash(node, this.#symbol(child));
      while (wide[at & (wide.length - 1)] !== 0) at++;
      wide[at & (wide.length - 1)] = child;
    }
    return wide;
  }

  /** Level by level, for a failure leads to a level above. */
  #link(): void {
    for (let node = 0; node < this.#count; node++) {
      const [low, high] = this.#childrenOf(node);
      for (let child = low; child < high; child++) {
        const symbol = this.#symbol(child);
        const above = this.failure(node);
        const failure = node === 0 ? 0 : this.stepBelow(above, symbol) || this.child(0, symbol);
        this.#nodes[child * WIDTH + FAILURE] = failure;
        this.#nodes[child * WIDTH + ENDING] = this.#ended.has(child) ? child : this.ending(failure);
      }
    }
  }
}

/** Lays sorted sequences out as the levels of a trie: a node is a range of them that begin alike. */
class Levels {
  readonly children: number[] = [];
  readonly symbols = [0];
  readonly depths = [0];
  readonly #from = [0];
  readonly #to: number[];

  constructor(sequences: readonly Uint32Array[], order: readonly number[], ended: Map<number, readonly number[]>) {
    this.#to = [order.length];
    for (let node = 0; node < this.symbols.length; node++) {
      const depth = this.depths[node] as number;
      const to = this.#to[node] as number;
      let at = this.#from[node] as number;
      const first = at;
      while (at < to && sequences[order[at] as number]?.length === depth) at++;
      if (at > first && node > 0) ended.set(node, order.slice(first, at));
      this.children.push(this.symbols.length);
      while (at < to) {
        const symbol = sequences[order[at] as number]?.[depth] as number;
        this.symbols.push(symbol);
        this.depths.push(depth + 1);
        this.#from.push(at);
        while (at < to && sequences[order[at] as number]?.[depth] === symbol) at++;
        this.#to.push(at);
      }
    }
    this.children.push(this.symbols.length);
  }
}

function hash(node: number, symbol: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(symbol, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 1;
}

function compare(a: Uint32Array, b: Uint32Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference) return difference;
  }
  return a.length - b.length;
}
