import { type Folded, fold, IN_WORDS } from './normal.ts';
import { Trie } from './trie.ts';

/** Told of each phrase that a scan finds: its number, and the folded units `[start, end)`. Answers whether that is enough. */
export type Found = (phrase: number, start: number, end: number) => boolean;

/** Marks the first unit of a word, so that a phrase is looked for where words begin and nowhere else. */
const BEGINS = 0x10000;
/** Bits by a hash of the first three units of parts, to pass over what begins none. What stands behind the end of a text does no harm. */
const STARTS = 2 ** 16;
const SHORTEST_PART = 3;

/**
 * All phrases of all policies, looked for in one pass over a text, however many they are. Parts are looked for in the same pass:
 * folded texts that may stand inside of words.
 * Aho and Corasick, "Efficient string matching" (1975).
 */
export class PhraseAutomaton {
  readonly #trie: Trie;
  /** The number of the phrase, or part, that a sequence of the trie is. */
  readonly #numbers: number[] = [];
  readonly #firstPart: number;
  readonly #starts: Uint8Array | undefined;

  /**
   * @param phrases are numbered by their places; one that folds to nothing is never found
   * @param parts are folded already, at least three units where they begin in a word; their numbers follow
   */
  constructor(phrases: readonly string[], parts: readonly string[] = []) {
    this.#firstPart = phrases.length;
    this.#starts = parts.length ? new Uint8Array(STARTS / 8) : undefined;
    const sequences: Uint32Array[] = [];
    const add = (sequence: Uint32Array, number: number) => {
      sequences.push(sequence);
      this.#numbers.push(number);
    };
    for (const [number, phrase] of phrases.entries()) {
      const { units, length } = fold(phrase);
      add(symbols(units.subarray(0, length)), number);
    }
    for (const [number, part] of parts.entries()) {
      for (const sequence of this.#waysOf(part)) add(sequence, phrases.length + number);
    }
    this.#trie = new Trie(sequences);
  }

  /** Calls `found` for every occurrence, in the order of their ends. Stops when it returns `true`. */
  scan(text: Folded, found: Found): void {
    const { units, length } = text;
    const trie = this.#trie;
    const starts = this.#starts;
    let node = 0;
    let inWord = 0;
    for (let i = 0; i < length; i++) {
      const unit = units[i] as number;
      const isLetter = IN_WORDS[unit] as number;
      const begins = isLetter > inWord;
      if (node === 0 && isLetter && !begins) {
        // from the root nothing but a part goes on in the midst of a word
        if (!starts) continue;
        const hash = startHash(units, i);
        if (((starts[hash >> 3] as number) & (1 << (hash & 7))) === 0) continue;
      }
      inWord = isLetter;
      node = trie.step(node, begins ? unit | BEGINS : unit);
      if (node !== 0 && trie.ending(node) !== 0 && this.#report(node, text, i + 1, found)) return;
    }
  }

  #report(node: number, text: Folded, end: number, found: Found): boolean {
    const isCut = cutsWord(text, end);
    for (let at = this.#trie.ending(node); at !== 0; at = this.#trie.ending(this.#trie.failure(at))) {
      const start = end - this.#trie.depth(at);
      for (const sequence of this.#trie.endedAt(at)) {
        const number = this.#numbers[sequence] as number;
        if ((number >= this.#firstPart || !isCut) && found(number, start, end)) return true;
      }
    }
    return false;
  }

  /** Whether its first letter begins a word is known from the text alone: both are looked for. */
  #waysOf(part: string): readonly Uint32Array[] {
    const units = Uint16Array.from({ length: part.length }, (_, i) => part.charCodeAt(i));
    const whole = symbols(units);
    const [first] = units;
    if (first === undefined || !isWord(first)) return [whole];
    if (units.length < SHORTEST_PART) throw new Error(`the part ${JSON.stringify(part)} is too short to be looked for`);
    const hash = startHash(units, 0);
    const starts = this.#starts as Uint8Array;
    starts[hash >> 3] = (starts[hash >> 3] as number) | (1 << (hash & 7));
    return [whole, Uint32Array.of(first, ...whole.subarray(1))];
  }
}

const isWord = (unit: number) => IN_WORDS[unit] === 1;

/** The units of a phrase, its words marked where they begin. */
const symbols = (units: Uint16Array): Uint32Array =>
  Uint32Array.from(units, (unit, i) =>
    isWord(unit) && !(i > 0 && isWord(units[i - 1] as number)) ? unit | BEGINS : unit,
  );

const startHash = (units: Uint16Array, at: number): number =>
  ((units[at] as number) * 1031 + (units[at + 1] as number) * 33 + (units[at + 2] as number)) & (STARTS - 1);

/** Whether a word of a spaced script goes on: `delay` is not found in `delayed`, `延误` is found anywhere. */
function cutsWord({ units, length }: Folded, end: number): boolean {
  return end < length && isWord(units[end - 1] as number) && isWord(units[end] as number);
}
