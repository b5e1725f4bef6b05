/** A line that holds what was searched for. */
export interface Hit {
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** The line, cut where it is very long. */
  readonly text: string;
}

const MOST_HITS = 200;
const SHOWN = 300;

/** The lines of files that hold a text, whatever its case; at most 200, the first of each line. */
export function search(files: ReadonlyMap<string, string>, wanted: string): { hits: Hit[]; more: boolean } {
  const pattern = new RegExp(wanted.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'iu');
  const hits: Hit[] = [];
  for (const [path, whole] of files) {
    for (const [at, line] of whole.split(/\r?\n/).entries()) {
      const found = pattern.exec(line);
      if (!found) continue;
      if (hits.length === MOST_HITS) return { hits, more: true };
      hits.push({ path, line: at + 1, column: found.index + 1, text: line.slice(0, SHOWN) });
    }
  }
  return { hits, more: false };
}
