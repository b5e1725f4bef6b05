/** The text of a file, and where its lines begin. */
export interface Source {
  /** Relative to the rules folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** UTF-16 offsets, ascending, the first one 0. */
  readonly lines: readonly number[];
}

export function sourceOf(path: string, text: string): Source {
  const lines = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) lines.push(index + end.length);
  return { path, text, lines };
}

/** @returns line and column of an offset, both from 1; the column in UTF-16 units. */
export function positionOf({ lines }: Source, offset: number): { line: number; column: number } {
  const line = lineAt(lines, offset);
  return { line: line + 1, column: offset - lines[line]! + 1 };
}

/** The line of an offset, from 0. */
export function lineAt(lines: readonly number[], offset: number): number {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
