/** So many units are looked at of what is as long, and so many of what is shorter. */
const LONG = 8;
const SHORT = 4;
const BITS = 2 ** 18;
const SYMBOLS = 2 ** 17;

/** {@link Beginnings.lengths}: what is shorter, and whether something is as long. */
const SHORTER = 7;
const IS_LONG = 8;

/**
 * Where a sequence may begin, told at a glance from the next few units: bits by their hash (as Bloom has it), for most places of a text are
 * the beginning of none. It may be told of one too many, and never of one too few.
 */
export class Beginnings {
  /** How many units are looked at, by the symbol that comes first. 0: no sequence begins with it. */
  readonly lengths = new Uint8Array(SYMBOLS);
  readonly #long = new Int32Array(BITS / 32);
  readonly #short = new Int32Array(BITS / 32);

  constructor(sequences: readonly Uint32Array[]) {
    const short = sequences.filter(({ length }) => length > 0 && length < LONG);
    for (const sequence of short) {
      const symbol = sequence[0] as number;
      this.lengths[symbol] = Math.min(this.lengths[symbol] || SHORT, sequence.length);
    }
    for (const sequence of short) set(this.#short, sequence, this.lengths[sequence[0] as number] as number);
    for (const sequence of sequences.filter(({ length }) => length >= LONG)) {
      const symbol = sequence[0] as number;
      this.lengths[symbol] = (this.lengths[symbol] as number) | IS_LONG;
      set(this.#long, sequence, LONG);
    }
  }

  /** @param lengths what {@link lengths} has for the symbol. What stands behind the end of a text does no harm */
  may(units: Uint16Array, from: number, lengths: number): boolean {
    const shorter = lengths & SHORTER;
    if (shorter !== 0 && has(this.#short, hash(units, from, shorter))) return true;
    return (lengths & IS_LONG) !== 0 && has(this.#long, hash(units, from, LONG));
  }
}

const has = (bits: Int32Array, at: number) => ((bits[at >> 5] as number) & (1 << (at & 31))) !== 0;

function set(bits: Int32Array, sequence: Uint32Array, length: number): void {
  const at = hash(Uint16Array.from(sequence), 0, length);
  bits[at >> 5] = (bits[at >> 5] as number) | (1 << (at & 31));
}

function hash(units: Uint16Array, from: number, length: number): number {
  let mixed = units[from] as number;
  for (let i = 1; i < length; i++) mixed = Math.imul(mixed, 0x01000193) ^ (units[from + i] as number);
  return (mixed ^ (mixed >>> 15)) & (BITS - 1);
}
