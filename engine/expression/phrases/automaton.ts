import { Beginnings } from './beginnings.ts';
import { type Folded, fold, IN_WORDS } from './normal.ts';
import { Trie } from './trie.ts';

/** Told of each phrase that a scan finds: its number, and the folded units `[start, end)`. Answers whether that is enough. */
export type Found = (phrase: number, start: number, end: number) => boolean;

/** Marks the first unit of a word, so that a phrase is looked for where words begin and nowhere else. */
const BEGINS = 0x10000;
/** Of fewer sequences it takes longer to find out where none begins. */
const MANY = 32;

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
  readonly #beginnings: Beginnings | undefined;

  /**
   * @param phrases are numbered by their places; one that folds to nothing is never found
   * @param parts are folded already, their numbers follow
   */
  constructor(phrases: readonly string[], parts: readonly string[] = []) {
    this.#firstPart = phrases.length;
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
      for (const sequence of waysOf(part)) add(sequence, phrases.length + number);
    }
    this.#trie = new Trie(sequences);
    this.#beginnings = sequences.length < MANY ? undefined : new Beginnings(sequences);
  }

  /** Calls `found` for every occurrence, in the order of their ends. Stops when it returns `true`. */
  scan(text: Folded, found: Found): void {
    const { units, length } = text;
    const trie = this.#trie;
    const beginnings = this.#beginnings;
    let node = 0;
    let inWord = 0;
    for (let i = 0; i < length; i++) {
      const unit = units[i] as number;
      const isLetter = IN_WORDS[unit] as number;
      const symbol = isLetter > inWord ? unit | BEGINS : unit;
      inWord = isLetter;
      if (node !== 0) node = trie.stepBelow(node, symbol);
      if (node === 0) {
        if (beginnings) {
          const looked = beginnings.lengths[symbol] as number;
          if (looked === 0 || !beginnings.may(units, i, looked)) continue;
        }
        node = trie.child(0, symbol);
      }
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
}

/** Whether the first letter of a part begins a word is known from the text alone: both are looked for. */
function waysOf(part: string): readonly Uint32Array[] {
  const units = Uint16Array.from({ length: part.length }, (_, i) => part.charCodeAt(i));
  const whole = symbols(units);
  const [first] = units;
  return first === undefined || !isWord(first) ? [whole] : [whole, Uint32Array.of(first, ...whole.subarray(1))];
}

const isWord = (unit: number) => IN_WORDS[unit] === 1;

/** The units of a phrase, its words marked where they begin. */
const symbols = (units: Uint16Array): Uint32Array =>
  Uint32Array.from(units, (unit, i) =>
    isWord(unit) && !(i > 0 && isWord(units[i - 1] as number)) ? unit | BEGINS : unit,
  );

/** Whether a word of a spaced script goes on: `delay` is not found in `delayed`, `延误` is found anywhere. */
function cutsWord({ units, length }: Folded, end: number): boolean {
  return end < length && isWord(units[end - 1] as number) && isWord(units[end] as number);
}
