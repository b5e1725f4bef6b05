import type { Comment } from '@babel/types';
import type { Span } from '../../../plan/span.ts';
import type { Note } from './outline.ts';

/** The comments of a file, and to which of its statements they belong. */
export class Comments {
  readonly #text: string;
  readonly #all: readonly Comment[];

  constructor(text: string, all: readonly Comment[]) {
    this.#text = text;
    // The parser notes a comment again where it goes back and reads a stretch anew.
    this.#all = [...new Map(all.map((one) => [one.start ?? 0, one])).values()].sort(
      (a, b) => (a.start ?? 0) - (b.start ?? 0),
    );
  }

  /** Those that lie between two places, in their order. */
  between(start: number, end: number): readonly Span[] {
    const found: Span[] = [];
    for (let i = this.#firstFrom(start); i < this.#all.length; i++) {
      const { start: from = 0, end: to = 0 } = this.#all[i]!;
      if (to > end) break;
      found.push([from, to]);
    }
    return found;
  }

  /** Where the comment begins that ends here. */
  endingAt(end: number): number | undefined {
    const before = this.#all[this.#firstFrom(end) - 1];
    return before && before.end === end ? (before.start ?? undefined) : undefined;
  }

  /** Where the comment ends that begins here. */
  startingAt(start: number): number | undefined {
    const one = this.#all[this.#firstFrom(start)];
    return one && one.start === start ? (one.end ?? undefined) : undefined;
  }

  /**
   * What belongs to whom of the comments in a gap: to what stands before it, what follows on its line or touches it from below; to
   * what stands behind it, what touches it from above. A comment that touches both belongs to what follows.
   *
   * @param opened whether a brace or a colon stands before the gap: what follows it on its line belongs to nobody
   */
  shared(gap: Span, followed: boolean, opened: boolean): { before?: Span | undefined; after?: Span | undefined } {
    const all = this.between(...gap);
    const after = followed ? this.#reaching(all, gap) : [];
    const before = opened ? [] : this.#from(gap[0], all.slice(0, all.length - after.length));
    return { before: hull(before), after: hull(after) };
  }

  /** What a comment says: `//`, `/*` and the stars at the beginning of lines left out. */
  note(span: Span): Note {
    const text = this.between(...span)
      .map(([start, end]) => wordsOf(this.#text.slice(start, end)))
      .join('\n');
    return { span, text };
  }

  /** The last comments of a gap, which reach down to its end without a blank line. What ends the line before it is not among them. */
  #reaching(all: readonly Span[], [from, to]: Span): readonly Span[] {
    let first = all.length;
    for (let below = to; first > 0; first--) {
      const [start, end] = all[first - 1]!;
      if (this.#blank(end, below) || (!this.#breaks(from, start) && this.#breaks(start, to))) break;
      below = start;
    }
    return all.slice(first);
  }

  /** The first comments of a gap, as far as no blank line parts them from its start. */
  #from(start: number, all: readonly Span[]): readonly Span[] {
    let end = start;
    const parted = all.findIndex((one) => {
      if (this.#blank(end, one[0])) return true;
      end = one[1];
      return false;
    });
    return parted < 0 ? all : all.slice(0, parted);
  }

  #breaks(start: number, end: number): boolean {
    return /[\r\n]/.test(this.#text.slice(start, end));
  }

  #blank(start: number, end: number): boolean {
    return /(?:\r\n|\r(?!\n)|\n)[^\S\r\n]*[\r\n]/.test(this.#text.slice(start, end));
  }

  #firstFrom(start: number): number {
    let [low, high] = [0, this.#all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#all[middle]!.start ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const hull = (all: readonly Span[]): Span | undefined => all[0] && [all[0][0], all.at(-1)![1]];

function wordsOf(comment: string): string {
  if (comment.startsWith('//')) return comment.slice(2).trim();
  return comment
    .slice(2, -2)
    .replace(/^\*/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^\s*\*?/, '').trim())
    .join('\n')
    .trim();
}
