/** So many units of a sequence are looked at. */
const MOST = 6;
const BITS = 2 ** 16;
const SYMBOLS = 2 ** 17;

/**
 * Where a sequence may begin, told at a glance from the next few units: bits by their hash (as Bloom has it), for most places of a text are
 * the beginning of none. It may be told of one too many, and never of one too few.
 */
export class Beginnings {
  /** How many units are looked at, by the symbol that comes first. 0: no sequence begins with it. */
  readonly lengths = new Uint8Array(SYMBOLS);
  readonly #bits = new Int32Array(BITS / 32);

  constructor(sequences: readonly Uint32Array[]) {
    for (const sequence of sequences) {
      const [first] = sequence;
      if (first === undefined) continue;
      this.lengths[first] = Math.min(this.lengths[first] || MOST, sequence.length);
    }
    for (const sequence of sequences) {
      const units = Uint16Array.from(sequence);
      const at = hash(units, 0, this.lengths[sequence[0] ?? 0] as number);
      this.#bits[at >> 5] = (this.#bits[at >> 5] as number) | (1 << (at & 31));
    }
  }

  /** @param length how many units are looked at: what {@link lengths} has for the symbol. What stands behind the end of a text does no harm */
  may(units: Uint16Array, from: number, length: number): boolean {
    const at = hash(units, from, length);
    return ((this.#bits[at >> 5] as number) & (1 << (at & 31))) !== 0;
  }
}

function hash(units: Uint16Array, from: number, length: number): number {
  let mixed = units[from] as number;
  for (let i = 1; i < length; i++) mixed = Math.imul(mixed, 0x01000193) ^ (units[from + i] as number);
  return (mixed ^ (mixed >>> 15)) & (BITS - 1);
}
