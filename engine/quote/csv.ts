/** A line of a table, by the names in its head. */
export interface Row {
  /** Line of the file on which it begins, or number of the entry, from 1. */
  readonly at: number;
  readonly cells: { readonly [column: string]: string };
}

/** A table that is none; `at` is the line. */
export class TableError extends Error {
  override readonly name = 'TableError';
  readonly at: number;

  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

const LINE = /[^\r\n]*(?:\r\n|\n|\r|$)/y;
const CELL = /[^\S\r\n]*(?:"((?:[^"]|"")*)"[^\S\r\n]*|([^,\r\n]*))(,|\r\n|\n|\r|$)/y;

/**
 * Reads a table with a head: comma-separated cells (RFC 4180, quotes and line ends within them included), `#` for comments.
 *
 * @param needed columns without which it is another table
 * @throws TableError where the head lacks one, a quote is left open, or a line has more cells than the head
 */
export function readTable(text: string, needed: readonly string[] = []): readonly Row[] {
  const lines = linesOf(text.replace(/^\uFEFF/, ''));
  const [head = { at: 1, cells: [] }, ...rest] = lines;
  const columns = head.cells.map((name) => name.trim().toLowerCase());
  const missing = needed.find((column) => !columns.includes(column));
  if (missing !== undefined) throw new TableError(head.at, withoutColumn(missing, head.cells));
  return rest.map(({ at, cells }) => {
    if (cells.length > columns.length)
      throw new TableError(
        at,
        `there are ${cells.length} cells below a head of ${columns.length}. Write cells with commas in quotes.`,
      );
    return { at, cells: Object.fromEntries(cells.map((cell, i) => [columns[i]!, cell.trim()])) };
  });
}

function withoutColumn(missing: string, cells: readonly string[]): string {
  const [, mark] = /([;\t])/.exec(cells.join(',')) ?? [];
  if (mark)
    return `the cells are parted by ${mark === ';' ? 'semicolons' : 'tabs'}. Save the file with commas between them, and a point in prices.`;
  return `the head has no column "${missing}". The first line names the columns.`;
}

function linesOf(text: string) {
  const lines: { at: number; cells: readonly string[] }[] = [];
  let at = 1;
  for (let from = 0; from < text.length; ) {
    const { cells, end } = lineAt(text, from, at);
    const isComment = text.slice(from, end).trimStart().startsWith('#');
    if (!isComment && cells.some((cell) => cell.trim())) lines.push({ at, cells });
    at += text.slice(from, end).match(/\r\n|\n|\r/g)?.length ?? 0;
    from = end;
  }
  return lines;
}

function lineAt(text: string, from: number, at: number): { readonly cells: readonly string[]; readonly end: number } {
  if (/^[^\S\r\n]*#/.test(text.slice(from, from + 80))) {
    LINE.lastIndex = from;
    LINE.exec(text);
    return { cells: [], end: LINE.lastIndex };
  }
  const cells: string[] = [];
  CELL.lastIndex = from;
  for (;;) {
    const start = CELL.lastIndex;
    const found = CELL.exec(text);
    if (!found || found[2]?.trimStart().startsWith('"'))
      throw new TableError(at, 'a quote is left open, or stands in the middle of a cell. Write " as "" within quotes.');
    cells.push(found[1]?.replaceAll('""', '"') ?? found[2]!);
    if (found[3] !== ',') return { cells, end: Math.max(CELL.lastIndex, start + 1) };
  }
}
