/** Lengths and distances of DEFLATE (RFC 1951, section 3.2.5): base value and extra bits. */
const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
];
const DISTANCE_EXTRA = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** A Huffman code by the lengths of its words: how many there are of each length, and the symbols in their order. */
interface Code {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

/**
 * Undoes DEFLATE (RFC 1951) up to a limit: what is beyond it is not made, however small the input.
 *
 * @returns the first bytes, at most `limit`; fewer where the input is broken
 */
export function inflate(input: Uint8Array, limit: number): Uint8Array {
  const stream = new Inflating(input, limit);
  try {
    stream.run();
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
  }
  return stream.out.subarray(0, stream.length);
}

class Broken extends Error {}

class Inflating {
  readonly #input: Uint8Array;
  readonly #limit: number;
  out: Uint8Array;
  length = 0;
  #at = 0;
  #bits = 0;
  #held = 0;

  constructor(input: Uint8Array, limit: number) {
    this.#input = input;
    this.#limit = limit;
    this.out = new Uint8Array(Math.min(limit, Math.max(1_024, input.length * 4)));
  }

  run(): void {
    for (let last = 0; !last; ) {
      last = this.#take(1);
      const kind = this.#take(2);
      if (kind === 0) this.#stored();
      else if (kind === 1) this.#block(FIXED.lengths, FIXED.distances);
      else if (kind === 2) this.#dynamic();
      else throw new Broken();
    }
  }

  #take(count: number): number {
    while (this.#held < count) {
      if (this.#at >= this.#input.length) throw new Broken();
      this.#bits |= this.#input[this.#at++]! << this.#held;
      this.#held += 8;
    }
    const value = this.#bits & ((1 << count) - 1);
    this.#bits >>>= count;
    this.#held -= count;
    return value;
  }

  #symbol({ counts, symbols }: Code): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= 15; length++) {
      code |= this.#take(1);
      const count = counts[length]!;
      if (code - count < first) return symbols[index + code - first]!;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new Broken();
  }

  #put(byte: number): void {
    if (this.length >= this.#limit) throw new Broken();
    if (this.length === this.out.length) {
      const wider = new Uint8Array(Math.min(this.#limit, this.out.length * 2));
      wider.set(this.out);
      this.out = wider;
    }
    this.out[this.length++] = byte;
  }

  #stored(): void {
    this.#bits = 0;
    this.#held = 0;
    const size = (this.#input[this.#at] ?? 0) | ((this.#input[this.#at + 1] ?? 0) << 8);
    this.#at += 4;
    if (this.#at + size > this.#input.length) throw new Broken();
    for (let i = 0; i < size; i++) this.#put(this.#input[this.#at++]!);
  }

  #dynamic(): void {
    const literals = this.#take(5) + 257;
    const distances = this.#take(5) + 1;
    const codes = this.#take(4) + 4;
    const lengths = new Uint8Array(320);
    for (let i = 0; i < codes; i++) lengths[CODE_ORDER[i]!] = this.#take(3);
    const code = codeOf(lengths.subarray(0, 19));
    const all = new Uint8Array(literals + distances);
    for (let i = 0; i < all.length; ) {
      const symbol = this.#symbol(code);
      if (symbol < 16) all[i++] = symbol;
      else {
        const [value, count] =
          symbol === 16
            ? [all[i - 1] ?? 0, 3 + this.#take(2)]
            : [0, symbol === 17 ? 3 + this.#take(3) : 11 + this.#take(7)];
        if (i + count > all.length) throw new Broken();
        all.fill(value, i, i + count);
        i += count;
      }
    }
    this.#block(codeOf(all.subarray(0, literals)), codeOf(all.subarray(literals)));
  }

  #block(lengths: Code, distances: Code): void {
    for (;;) {
      const symbol = this.#symbol(lengths);
      if (symbol === 256) return;
      if (symbol < 256) this.#put(symbol);
      else {
        const index = symbol - 257;
        if (index >= LENGTH_BASE.length) throw new Broken();
        const length = LENGTH_BASE[index]! + this.#take(LENGTH_EXTRA[index]!);
        const far = this.#symbol(distances);
        if (far >= DISTANCE_BASE.length) throw new Broken();
        const distance = DISTANCE_BASE[far]! + this.#take(DISTANCE_EXTRA[far]!);
        if (distance > this.length) throw new Broken();
        for (let i = 0; i < length; i++) this.#put(this.out[this.length - distance]!);
      }
    }
  }
}

function codeOf(lengths: Uint8Array): Code {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length]!++;
  counts[0] = 0;
  const offsets = new Uint16Array(17);
  for (let length = 1; length <= 15; length++) offsets[length + 1] = offsets[length]! + counts[length]!;
  const symbols = new Uint16Array(lengths.length);
  lengths.forEach((length, symbol) => {
    if (length) symbols[offsets[length]!++] = symbol;
  });
  return { counts, symbols };
}

const FIXED = {
  lengths: codeOf(Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))),
  distances: codeOf(new Uint8Array(30).fill(5)),
};
