/** A place as the code view counts: both from 1, columns in UTF-16 units. */
export interface Place {
  readonly lineNumber: number;
  readonly column: number;
}

/** Where each line begins. Offsets of a text with mixed line ends are only ours: lines and columns are the same for all. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
  return starts;
}

export const offsetAt = (starts: readonly number[], { lineNumber, column }: Place): number =>
  (starts[lineNumber - 1] ?? 0) + column - 1;

export function placeAt(starts: readonly number[], offset: number): Place {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { lineNumber: low + 1, column: offset - starts[low]! + 1 };
}
