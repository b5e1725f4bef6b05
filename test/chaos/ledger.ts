import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync, truncateSync, writeSync } from 'node:fs';

/**
 * What a party that may be killed has taken, as lines of JSON in a file: written before it says that it has it. A line that
 * was cut off by a kill was never answered for, and is dropped at the next opening.
 */
export class Ledger<Line extends object> {
  readonly lines: Line[];
  readonly #file: number;

  constructor(path: string) {
    const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
    const whole = bytes.lastIndexOf('\n') + 1;
    if (whole < bytes.length) truncateSync(path, whole);
    this.lines = linesOf<Line>(bytes.subarray(0, whole));
    this.#file = openSync(path, 'a');
  }

  add(line: Line): void {
    writeSync(this.#file, `${JSON.stringify(line)}\n`);
    this.lines.push(line);
  }
}

/** Reads a ledger while its party writes it. */
export class LedgerReader<Line extends object> {
  readonly lines: Line[] = [];
  readonly #path: string;
  #read = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** @returns what is new */
  more(): Line[] {
    if (!existsSync(this.#path)) return [];
    const file = openSync(this.#path, 'r');
    try {
      const bytes = Buffer.alloc(Math.max(0, fstatSync(file).size - this.#read));
      readSync(file, bytes, 0, bytes.length, this.#read);
      const whole = bytes.lastIndexOf('\n') + 1;
      this.#read += whole;
      const lines = linesOf<Line>(bytes.subarray(0, whole));
      this.lines.push(...lines);
      return lines;
    } finally {
      closeSync(file);
    }
  }
}

const linesOf = <Line>(bytes: Buffer): Line[] =>
  bytes
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
