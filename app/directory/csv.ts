import { type Entry, entryOf, remarkOn } from './entries.ts';
import type { Ground } from './ground.ts';
import { DirectoryError } from './names.ts';

/** What a file says, and what is worth a word about it: `people.csv:3: "pager" is no channel …`. */
export interface Brought {
  readonly entries: readonly Entry[];
  readonly remarks: readonly string[];
}

/**
 * Reads a file of the directory: lines of comma-separated cells (RFC 4180, quotes included), `#` for comments. All of it is
 * looked at before any of it is kept.
 *
 * @param file as it is called in messages
 * @throws DirectoryError with a line for each line that cannot be used
 */
export function readEntries(text: string, file: string, ground: Ground): Brought {
  const problems: string[] = [];
  /** Each once, where it is to be said first. */
  const remarks = new Map<string, string>();
  const entries = text.split(/\r?\n/).flatMap((line, index): readonly Entry[] => {
    const written = line.replace(/^\uFEFF/, '').trim();
    if (!written || written.startsWith('#')) return [];
    try {
      const entry = entryOf(cellsOf(written), ground.rules.people);
      const remark = remarkOn(entry, ground);
      if (remark !== undefined && !remarks.has(remark)) remarks.set(remark, `${file}:${index + 1}: ${remark}`);
      return [entry];
    } catch (error) {
      if (!(error instanceof DirectoryError)) throw error;
      problems.push(`${file}:${index + 1}: ${error.message}`);
      return [];
    }
  });
  if (problems.length > 0) throw new DirectoryError(problems.join('\n'));
  return { entries, remarks: [...remarks.values()] };
}

const CELL = /\s*(?:"((?:[^"]|"")*)"\s*|([^,]*))(,|$)/y;

/**
 * The cells of one line.
 *
 * @throws DirectoryError where a quote is left open
 */
export function cellsOf(line: string): readonly string[] {
  const cells: string[] = [];
  CELL.lastIndex = 0;
  for (let more = true; more; ) {
    const found = CELL.exec(line);
    if (!found || (found[2] ?? '').startsWith('"')) {
      throw new DirectoryError('a quote is left open, or stands in the middle of a cell. Write " as "" within quotes.');
    }
    cells.push(found[1] === undefined ? found[2]!.trim() : found[1].replaceAll('""', '"'));
    more = found[3] === ',';
  }
  return cells;
}
