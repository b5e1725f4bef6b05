import { phrases, type Span } from '../intent/phrase.ts';

/** A cell of a table in a text, by its place there. */
export interface Cell extends Span {
  readonly text: string;
}

/** A line of a table. */
export interface Line extends Span {
  readonly cells: readonly Cell[];
  /** Number of the line within its table, from 1, without the head. */
  readonly number: number;
  /** The head names a column of quantities. */
  readonly counts: boolean;
  /** That column, where the line has all of the head's: HTML loses empty cells on its way here. */
  readonly quantity: number | undefined;
}

const QUANTITY = phrases(
  "quantity|qty\\.?|q'ty|pcs|pieces|units|amount|menge|anzahl|stückzahl|stück|stk\\.?|cantidad|cant\\.?|unidades|uds\\.?|quantité|qté\\.?|pièces|nombre|数量|件数|采购量|订购量|采购数量",
);

/** Tables of a text, as the conversion of HTML and as people draw them: tabs, bars, semicolons, or columns of blanks. */
export function tableLines(text: string): readonly Line[] {
  const found: Line[] = [];
  let block: { readonly mark: Mark; readonly lines: (Span & { readonly cells: readonly Cell[] })[] } | undefined;
  const close = () => {
    if (block && (block.lines.length > 1 || block.mark === '\t' || block.mark === '|'))
      found.push(...linesOf(block.lines));
    block = undefined;
  };
  let start = 0;
  for (const written of text.split('\n')) {
    const end = start + written.length;
    // Dots that lead the eye from a name to its amount.
    const line = written.replace(/[.…_]{3,}/g, ({ length }) => ' '.repeat(length));
    const mark = markOf(line);
    if (mark !== block?.mark) close();
    const isRule = /^[\s|+:=-]*$/.test(line);
    if (mark && !isRule) {
      block ??= { mark, lines: [] };
      block.lines.push({ start, end, cells: cellsOf(line, start, mark) });
    } else if (!line.trim()) close();
    start = end + 1;
  }
  close();
  return found;
}

type Mark = '\t' | '|' | ';' | ',' | '  ';

function markOf(line: string): Mark | undefined {
  const inner = line.trim();
  if (/\S\t/.test(line)) return '\t';
  if ((inner.match(/\|/g)?.length ?? 0) >= 2 || / \| /.test(inner)) return '|';
  if ((inner.match(/;/g)?.length ?? 0) >= 2) return ';';
  if ((inner.match(/[^\s\d],(?=\S)|\d,(?=[^\s\d])/g)?.length ?? 0) >= 2) return ',';
  const gaps = inner.match(/ {2,}/g) ?? [];
  return gaps.length > 1 || gaps.some(({ length }) => length > 2) ? '  ' : undefined;
}

/** Empty cells count: what stands below a head is found by its column. */
function cellsOf(line: string, from: number, mark: Mark): readonly Cell[] {
  const pieces = mark === '  ' ? line.trim().split(/ {2,}/) : line.split(mark);
  if (mark === '|' && !pieces[0]!.trim()) pieces[0] = '';
  let at = mark === '  ' ? line.indexOf(line.trim()) : 0;
  const cells = pieces.map((piece) => {
    const text = piece.trim();
    const start = from + at + piece.indexOf(text);
    at =
      mark === '  '
        ? at + piece.length + (/^ */.exec(line.slice(at + piece.length))?.[0].length ?? 0)
        : at + piece.length + 1;
    return { start, end: start + text.length, text };
  });
  const isFramed = mark === '|' && line.trim().startsWith('|');
  return isFramed ? cells.slice(1, line.trim().endsWith('|') ? -1 : undefined) : cells;
}

function linesOf(lines: readonly (Span & { readonly cells: readonly Cell[] })[]): readonly Line[] {
  const [head] = lines;
  const isHead = head!.cells.length > 1 && head!.cells.every(({ text }) => !/\d/.test(text));
  const column = isHead ? head!.cells.findIndex(({ text }) => isQuantity(text)) : -1;
  const rest = isHead ? lines.slice(1) : lines;
  return rest.map((line, i) => {
    const isWhole = column >= 0 && line.cells.length === head!.cells.length;
    return { ...line, number: i + 1, counts: column >= 0, quantity: isWhole ? column : undefined };
  });
}

function isQuantity(text: string): boolean {
  QUANTITY.lastIndex = 0;
  return QUANTITY.test(text);
}
