import { type Environment, UNKNOWN } from '../expression/environment.ts';
import { PhraseAutomaton } from '../expression/phrases/automaton.ts';
import { type Folded, fold } from '../expression/phrases/normal.ts';
import type { Keys } from './keys.ts';

/** Room of events that are over, for those to come: to make room anew for each text takes as long as to fold it. */
const spare: Uint16Array[] = [];
const MOST_SPARE = 4;
const SPARE_LENGTH = 2 ** 16;
const room = () => spare.pop() ?? new Uint16Array(SPARE_LENGTH);

/** The texts of one event, folded when they are first asked for; every layer of the index reads the same. */
export class FoldedTexts {
  readonly #env: Environment;
  readonly #folded = new Map<string, Folded | undefined | typeof UNKNOWN>();

  constructor(env: Environment) {
    this.#env = env;
  }

  /** Undefined where the fact is no text. */
  get(path: string): Folded | undefined | typeof UNKNOWN {
    if (this.#folded.has(path)) return this.#folded.get(path);
    const value = this.#env.fact(path);
    const folded =
      typeof value === 'string'
        ? fold(value, value.length < SPARE_LENGTH / 2 ? room() : undefined)
        : value === UNKNOWN
          ? UNKNOWN
          : undefined;
    this.#folded.set(path, folded);
    return folded;
  }

  /** The event is over: nobody may ask any more. */
  end(): void {
    for (const folded of this.#folded.values())
      if (folded && folded !== UNKNOWN && folded.units.length === SPARE_LENGTH && spare.length < MOST_SPARE)
        spare.push(folded.units);
    this.#folded.clear();
  }
}

const NOTHING = new Int32Array(0);

/** What is looked for in one text. */
interface Place {
  readonly keys: Map<number, number>;
  /** The key of each phrase and part that somebody looks for here, by its number in the automaton; -1 for the others. */
  found: Int32Array;
  /** Whether a gate hangs on it: then it is read before any policy asks. */
  isGate: boolean;
}

/**
 * The phrases and parts that policies look for in texts: one automaton for all, so that a text is read once, however many policies ask
 * about it.
 */
export class TextTable {
  readonly #keys: Keys;
  readonly #places = new Map<string, Place>();
  readonly #phrases = new Map<string, number>();
  readonly #parts = new Map<string, number>();
  #automaton: PhraseAutomaton | undefined;

  constructor(keys: Keys) {
    this.#keys = keys;
  }

  /** The key of a phrase, as `mentions` means it, in the text of a fact. */
  phrase(path: string, phrase: string, odds: number): number {
    return this.#key(path, numberOf(this.#phrases, phrase) * 2, odds);
  }

  /** The key of a folded text that may stand anywhere in the text of a fact. */
  part(path: string, part: string, odds: number): number {
    return this.#key(path, numberOf(this.#parts, part) * 2 + 1, odds);
  }

  seal(isUsed: (key: number) => boolean): void {
    const count = this.#phrases.size;
    this.#automaton = new PhraseAutomaton([...this.#phrases.keys()], [...this.#parts.keys()]);
    for (const [path, { keys }] of this.#places) {
      const found = new Int32Array(count + this.#parts.size).fill(-1);
      for (const [number, key] of keys) found[(number >> 1) + (number & 1 ? count : 0)] = key;
      this.#places.set(path, { keys, found, isGate: [...keys.values()].some(isUsed) });
    }
  }

  /** The facts whose texts are read before any policy asks. */
  *gates(): Iterable<string> {
    for (const [path, { isGate }] of this.#places) if (isGate) yield path;
  }

  /** Tells every key that holds in the text of a fact; where nobody can tell, all of them. */
  scan(path: string, text: Folded | undefined | typeof UNKNOWN, holds: (key: number) => void): void {
    const place = this.#places.get(path);
    if (!place || !text) return;
    const { keys, found } = place;
    if (text === UNKNOWN) keys.forEach(holds);
    else
      this.#automaton?.scan(text, (phrase) => {
        const key = found[phrase] as number;
        if (key >= 0) holds(key);
        return false;
      });
  }

  #key(path: string, number: number, odds: number): number {
    const place = this.#places.get(path) ?? { keys: new Map<number, number>(), found: NOTHING, isGate: false };
    this.#places.set(path, place);
    const key = place.keys.get(number) ?? this.#keys.add(odds);
    place.keys.set(number, key);
    return key;
  }
}

function numberOf(numbers: Map<string, number>, text: string): number {
  const number = numbers.get(text) ?? numbers.size;
  numbers.set(text, number);
  return number;
}
