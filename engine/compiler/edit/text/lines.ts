import type { Span } from '../../../plan/span.ts';

/** A text as lines: where they begin and end, how they are indented. */
export class Lines {
  readonly text: string;
  /** As the first line ends. */
  readonly eol: string;
  #unit: string | undefined;

  constructor(text: string) {
    this.text = text;
    this.eol = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  }

  /** What one level of indentation is: a tab, or spaces; two unless the text shows something else. */
  get unit(): string {
    this.#unit ??= unitOf(this.text);
    return this.#unit;
  }

  startOf(at: number): number {
    let start = at;
    while (start > 0 && !isBreak(this.text[start - 1])) start--;
    return start;
  }

  /** Where the line ends, before what ends it. */
  endOf(at: number): number {
    let end = at;
    while (end < this.text.length && !isBreak(this.text[end])) end++;
    return end;
  }

  /** Where the next line begins. */
  after(at: number): number {
    const end = this.endOf(at);
    return end + (this.text.startsWith('\r\n', end) ? 2 : end < this.text.length ? 1 : 0);
  }

  /** Where the line ends that stands above the one that begins here. */
  above(start: number): number {
    return start - (this.text.startsWith('\r\n', start - 2) ? 2 : 1);
  }

  /** The white space at the beginning of a line. */
  indentOf(at: number): string {
    const start = this.startOf(at);
    return /^[^\S\r\n]*/.exec(this.text.slice(start, this.endOf(at)))![0];
  }

  /** Whether nothing stands before it on its line. */
  begins(at: number): boolean {
    return this.text.slice(this.startOf(at), at).trim() === '';
  }

  /** Whether nothing stands after it on its line. */
  ends(at: number): boolean {
    return this.text.slice(at, this.endOf(at)).trim() === '';
  }

  isBlank(at: number): boolean {
    return this.text.slice(this.startOf(at), this.endOf(at)).trim() === '';
  }

  breaks(start: number, end: number): boolean {
    return /[\r\n]/.test(this.text.slice(start, end));
  }

  /** Back over white space of the same line. */
  backOverSpaces(at: number): number {
    let start = at;
    while (start > 0 && /[^\S\r\n]/.test(this.text[start - 1]!)) start--;
    return start;
  }

  /** Back over all white space. */
  backOverBlank(at: number): number {
    let start = at;
    while (start > 0 && /\s/.test(this.text[start - 1]!)) start--;
    return start;
  }

  /** On over white space of the same line. */
  overSpaces(at: number): number {
    let end = at;
    while (end < this.text.length && /[^\S\r\n]/.test(this.text[end]!)) end++;
    return end;
  }

  /** The beginnings of the lines that begin inside a stretch. */
  startsIn([from, to]: Span): readonly number[] {
    const starts: number[] = [];
    for (let at = this.after(from); at < to && at > from; at = this.after(at)) {
      starts.push(at);
      if (this.endOf(at) >= to) break;
    }
    return starts;
  }
}

const isBreak = (char: string | undefined) => char === '\n' || char === '\r';

/** The smallest step between the indentation of lines that follow each other. */
export function unitOf(text: string): string {
  const indents = [...text.matchAll(/^[^\S\r\n]*(?=\S)/gm)].map(([indent]) => indent);
  if (indents.some((indent) => indent.startsWith('\t'))) return '\t';
  const steps = indents.map((indent, i) => indent.length - (indents[i - 1]?.length ?? 0)).filter((step) => step > 1);
  return ' '.repeat(steps.length > 0 ? Math.min(...steps) : 2);
}
