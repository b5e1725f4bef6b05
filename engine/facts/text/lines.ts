/** Puts lines together as a page would show them: runs of white space are one space, blank lines never come in twos. */
export class LineWriter {
  readonly #lines: string[] = [];
  #line: string[] = [];
  #space = false;
  #depth = 0;

  words(text: string): void {
    const trimmed = text.replace(/[ \t\r\n\f]+/g, ' ');
    if (trimmed.startsWith(' ')) this.#space = true;
    const inner = trimmed.trim() === '' ? '' : trimmed.replace(/^ | $/g, '');
    if (!inner) return;
    this.#put(inner);
    this.#space = trimmed.endsWith(' ');
  }

  /** Text whose white space stays as it is. */
  verbatim(text: string): void {
    const [first = '', ...rest] = text.split(/\r?\n/);
    if (first) this.#put(first);
    for (const line of rest) {
      this.line();
      if (line) this.#put(line);
    }
  }

  /** A line break, even after an empty line. */
  line(): void {
    this.#lines.push(`${'> '.repeat(this.#depth)}${this.#line.join('')}`.trimEnd());
    this.#line = [];
    this.#space = false;
  }

  /** The next text begins a line of its own. */
  fresh(): void {
    if (this.#line.length) this.line();
    this.#space = false;
  }

  /** The next text begins after a blank line. */
  paragraph(): void {
    this.fresh();
    if (this.#lines.length && !isBlank(this.#lines.at(-1))) this.line();
  }

  rule(): void {
    this.fresh();
    this.#put('________________________________');
    this.line();
  }

  /** The next text stands in the next cell of a row. */
  cell(): void {
    if (this.#line.length && this.#line.at(-1) !== '\t') this.#line.push('\t');
    this.#space = false;
  }

  /** Goes one level of quotation in (1) or out (-1). */
  quote(by: number): void {
    this.fresh();
    this.#depth = Math.max(0, Math.min(MOST_QUOTED, this.#depth + by));
  }

  text(): string {
    this.fresh();
    const kept = this.#lines.filter((line, index) => !(isBlank(line) && isBlank(this.#lines[index - 1] ?? '')));
    return kept.join('\n').trim();
  }

  #put(text: string): void {
    if (this.#space && this.#line.length) this.#line.push(' ');
    this.#space = false;
    this.#line.push(text.replaceAll('\u00a0', ' '));
  }
}

/** Deeper quotation is marked no further, lest the marks outgrow the text. */
const MOST_QUOTED = 10;

const isBlank = (line: string | undefined) => line === undefined || /^[>\s]*$/.test(line);
