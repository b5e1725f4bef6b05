import type { Asked } from '../../engine/quote/asked.ts';
import { type Row, TableError } from '../../engine/quote/csv.ts';
import { MOST_ROWS, type StockItem, stockFrom } from '../../engine/quote/stock.ts';

/** Where a stock list comes from. */
export interface StockSource {
  /** How messages call it: a file, a host, `the database`. Holds no secret. */
  readonly place: string;
  /** It answers for one mail, and nothing of its answer is good for another. */
  readonly perMail?: boolean;
  /** How long a list may be used, in ms; 0: each time the source says itself whether its list is a new one. */
  readonly keepFor: number;
  /** @throws StockFailure */
  load(asked: Asked): Promise<readonly StockItem[]>;
}

/** A list that could not be had. The message is for people: it holds no secret and no word of a mail. */
export class StockFailure extends Error {
  override readonly name = 'StockFailure';
}

/** The items of rows. @param called how a row is called in messages: `line`, `row` */
export function itemsOf(rows: readonly Row[], place: string, called: string): readonly StockItem[] {
  if (rows.length > MOST_ROWS)
    throw new StockFailure(
      `${place} has more than ${MOST_ROWS} rows. Ask for those that the mail names: see docs/quote.md.`,
    );
  return explained(place, called, () => stockFrom(rows));
}

/** What a table holds that is none, by its place. @throws StockFailure */
export function explained<T>(place: string, called: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof TableError) throw new StockFailure(`${place}, ${called} ${error.at}: ${error.message}`);
    throw error;
  }
}

/** Records with the columns of a stock list; what is no text, number or absence is refused. @throws StockFailure */
export function rowsOf(records: readonly unknown[], place: string): readonly Row[] {
  return records.map((record, i) => {
    if (record === null || typeof record !== 'object' || Array.isArray(record))
      throw new StockFailure(`${place}, row ${i + 1}: this is no object with the columns of a stock list.`);
    const cells = Object.entries(record).map(([column, value]) => [column.toLowerCase(), textOf(value)]);
    return { at: i + 1, cells: Object.fromEntries(cells) as Row['cells'] };
  });
}

const textOf = (value: unknown) =>
  ['string', 'number', 'bigint'].includes(typeof value) ? String(value) : Array.isArray(value) ? value.join('|') : '';
