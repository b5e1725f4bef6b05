import type { Span } from '../../../plan/span.ts';
import type { Splice } from '../edit.ts';

/** The place at which what was written begins: it is looked for in the new text. */
export const MARK = { mark: true } as const;

/** New text, or a stretch of the old text that is put here. */
export type Part = string | Span | typeof MARK;

/** What stands in the place of a stretch of the old text. */
export interface Change {
  readonly span: Span;
  readonly parts: readonly Part[];
  /** Only moves a line to the right or left: void where the line is taken away. */
  readonly indent?: boolean | undefined;
}

export const put = (at: number, ...parts: readonly Part[]): Change => ({ span: [at, at], parts });
export const cut = (start: number, end: number): Change => ({ span: [start, end], parts: [] });

/** A new text, and where things are in it. */
export interface Built {
  readonly text: string;
  readonly splices: readonly Splice[];
  readonly inverse: readonly Splice[];
  /** Where the mark stands in it. */
  readonly mark?: number | undefined;
  /** Where something of the old text stands now; undefined where it is gone. */
  readonly placeOf: (offset: number) => number | undefined;
  /** Whether something of the new text stood in the old one. */
  readonly isOld: (offset: number) => boolean;
}

/** A stretch of the new text: what it was in the old one, where it was anything. */
interface Stretch {
  readonly at: number;
  readonly length: number;
  readonly from: number | undefined;
}

export function build(text: string, changes: readonly Change[]): Built {
  const all = inOrder(changes);
  const stretches: Stretch[] = [];
  const splices: Splice[] = [];
  const inverse: Splice[] = [];
  let [made, old] = ['', 0];
  let mark: number | undefined;
  const add = (piece: string, from?: number) => {
    if (piece === '') return;
    stretches.push({ at: made.length, length: piece.length, from });
    made += piece;
  };
  for (const { span, parts } of all) {
    add(text.slice(old, span[0]), old);
    const start = made.length;
    for (const part of parts) {
      if (part === MARK) mark = made.length;
      else if (typeof part === 'string') add(part);
      else if (!('mark' in part)) add(text.slice(...part), part[0]);
    }
    old = span[1];
    const [before, after] = [text.slice(...span), made.slice(start)];
    if (before === after) continue;
    splices.push({ span, text: after });
    inverse.push({ span: [start, made.length], text: before });
  }
  add(text.slice(old), old);
  return { text: made, splices, inverse, mark, placeOf: placesIn(stretches), isOld: agesIn(stretches) };
}

/** By place, without what lies inside of what is taken away. */
function inOrder(changes: readonly Change[]): readonly Change[] {
  const sorted = changes.toSorted((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
  const cuts = sorted.filter(({ span: [start, end], indent }) => end > start && !indent);
  return sorted.filter((change) => !cuts.some((one) => one !== change && inside(change, one.span)));
}

const inside = ({ span: [start, end], indent }: Change, [from, to]: Span) =>
  indent ? start >= from && start < to : start > from && end < to;

function placesIn(stretches: readonly Stretch[]): Built['placeOf'] {
  const kept = stretches.filter(({ from }) => from !== undefined).toSorted((a, b) => a.from! - b.from!);
  return (offset) => {
    let [low, high] = [0, kept.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const { from = 0, length, at } = kept[middle]!;
      if (offset < from) high = middle - 1;
      else if (offset >= from + length) low = middle + 1;
      else return at + offset - from;
    }
    return undefined;
  };
}

function agesIn(stretches: readonly Stretch[]): Built['isOld'] {
  return (offset) => {
    let [low, high] = [0, stretches.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const { at, length, from } = stretches[middle]!;
      if (offset < at) high = middle - 1;
      else if (offset >= at + length) low = middle + 1;
      else return from !== undefined;
    }
    return false;
  };
}

/** A text with splices made. */
export function spliced(text: string, splices: readonly Splice[]): string {
  let [made, old] = ['', 0];
  for (const { span, text: piece } of splices) {
    made += text.slice(old, span[0]) + piece;
    old = span[1];
  }
  return made + text.slice(old);
}
