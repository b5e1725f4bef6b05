import { SPACED } from './fold.ts';
import type { Normal } from './normal.ts';
import { normalise, unitClass } from './normal.ts';

/** Told of each phrase that a scan finds: its number, and the folded units `[start, end)`. Answers whether that is enough. */
export type Found = (phrase: number, start: number, end: number) => boolean;

interface Node {
  readonly next: Map<number, Node>;
  readonly depth: number;
  /** Where to go on when no phrase continues with the next unit. */
  fail: Node | undefined;
  /** The nearest node on the way of failures, this one included, at which phrases end. */
  report: Node | undefined;
  phrases: number[] | undefined;
}

const nodeAt = (depth: number): Node => ({
  next: new Map(),
  depth,
  fail: undefined,
  report: undefined,
  phrases: undefined,
});

/**
 * All phrases of all policies, looked for in one pass over a text, however many they are.
 * Aho and Corasick, "Efficient string matching" (1975).
 */
export class PhraseAutomaton {
  readonly #root = nodeAt(0);
  readonly #first: (Node | undefined)[] = new Array(0x10000);

  /** @param phrases are numbered by their places; one that folds to nothing is never found. */
  constructor(phrases: readonly string[]) {
    for (const [number, phrase] of phrases.entries()) this.#add(normalise(phrase), number);
    this.#link();
  }

  /** Calls `found` for every occurrence, in the order of their ends. Stops when it returns `true`. */
  scan({ units, length }: Normal, found: Found): void {
    let node = this.#root;
    for (let i = 0; i < length; i++) {
      node = this.#step(node, units[i] as number);
      for (let at = node.report; at; at = at.fail?.report) {
        const start = i + 1 - at.depth;
        if (!standsAlone(units, start, i + 1, length)) continue;
        for (const phrase of at.phrases ?? []) if (found(phrase, start, i + 1)) return;
      }
    }
  }

  #step(from: Node, unit: number): Node {
    for (let node: Node | undefined = from; node && node !== this.#root; node = node.fail) {
      const next = node.next.get(unit);
      if (next) return next;
    }
    return this.#first[unit] ?? this.#root;
  }

  #add({ units, length }: Normal, number: number): void {
    if (!length) return;
    let node = this.#root;
    for (let i = 0; i < length; i++) {
      const unit = units[i] as number;
      const next = node.next.get(unit) ?? nodeAt(i + 1);
      node.next.set(unit, next);
      node = next;
    }
    node.phrases = [...(node.phrases ?? []), number];
  }

  #link(): void {
    for (const [unit, node] of this.#root.next) this.#first[unit] = node;
    const queue: Node[] = [this.#root];
    for (const node of queue) {
      for (const [unit, next] of node.next) {
        next.fail = node === this.#root ? this.#root : this.#step(node.fail ?? this.#root, unit);
        next.report = next.phrases ? next : next.fail.report;
        queue.push(next);
      }
    }
  }
}

/** Whether words of spaced scripts are whole: `delay` is not found in `delayed`, `延误` is found anywhere. */
function standsAlone(units: Uint16Array, start: number, end: number, length: number): boolean {
  const cutsBefore = start > 0 && isWord(units[start]) && isWord(units[start - 1]);
  return !cutsBefore && !(end < length && isWord(units[end - 1]) && isWord(units[end]));
}

const isWord = (unit: number | undefined) => unit !== undefined && unitClass(unit) === SPACED;
