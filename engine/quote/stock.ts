import type { Row } from './csv.ts';
import { TableError } from './csv.ts';
import { type Decimal, decimalOf, equal } from './decimal.ts';

/** From so many units on, one costs so much. */
export interface Break {
  readonly from: number;
  readonly price: Decimal;
}

/** What we sell, in one currency. */
export interface StockItem {
  readonly part: string;
  readonly name: string;
  /** By language, where the list has them: the first is what we call it. */
  readonly names: { readonly [language: string]: readonly string[] };
  /** Other names that mails use. */
  readonly also: readonly string[];
  readonly unit: string;
  /** ISO 4217 */
  readonly currency: string;
  /** By `from`, the smallest first. Empty where the list has no price. */
  readonly breaks: readonly Break[];
  readonly stock?: number | undefined;
  /** Working days. */
  readonly leadDays?: number | undefined;
}

/** The columns of a stock list, whatever it comes from; `name_zh`, `name_de` and the like may stand beside them. */
export const COLUMNS = ['part', 'name', 'also', 'unit', 'currency', 'from', 'price', 'stock', 'lead_days'] as const;

/** Far more than a list that is held in memory should have. */
export const MOST_ROWS = 200_000;

/**
 * A stock list out of its rows. Rows of the same part and currency are its price breaks; what later ones leave empty is as in the first.
 *
 * @throws TableError for a cell that is none of what its column holds
 */
export function stockFrom(rows: Iterable<Row>): readonly StockItem[] {
  const items = new Map<string, StockItem>();
  const first = new Map<string, StockItem>();
  for (const row of rows) {
    const part = cell(row, 'part');
    if (!part) throw new TableError(row.at, 'there is no "part". Every row needs the number of a part.');
    const before = first.get(part);
    const currency = cell(row, 'currency').toUpperCase() || before?.currency || '';
    const key = `${part} ${currency}`;
    const item = merged(items.get(key) ?? before, row, part, currency);
    items.set(key, item);
    if (!before) first.set(part, item);
  }
  return [...items.values()];
}

function merged(before: StockItem | undefined, row: Row, part: string, currency: string): StockItem {
  const name = cell(row, 'name') || before?.name || '';
  if (!name) throw new TableError(row.at, `part ${part} has no "name".`);
  const price = priceIn(row, currency);
  const same = before?.currency === currency ? before.breaks : [];
  return {
    part,
    name,
    names: { ...before?.names, ...namesIn(row) },
    also: [...new Set([...(before?.also ?? []), ...listIn(cell(row, 'also'))])],
    unit: cell(row, 'unit') || before?.unit || 'piece',
    currency,
    breaks: price ? withBreak(same, price, row.at, part) : same,
    stock: wholeIn(row, 'stock') ?? before?.stock,
    leadDays: wholeIn(row, 'lead_days') ?? before?.leadDays,
  };
}

/** Which of two prices holds, nobody can tell: the later line is as likely a leftover as the earlier one. */
function withBreak(breaks: readonly Break[], price: Break, at: number, part: string): readonly Break[] {
  const same = breaks.find(({ from }) => from === price.from);
  if (same && !equal(same.price, price.price))
    throw new TableError(at, `part ${part} has another price from ${price.from} on already. Keep one of the two.`);
  return same ? breaks : [...breaks, price].toSorted((a, b) => a.from - b.from);
}

/** They go to terminals, alerts and customers. */
const CONTROLS = /[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu;

const cleaned = (text: string) => text.replace(CONTROLS, ' ').trim();
const cell = (row: Row, column: string) => cleaned(row.cells[column] ?? '');
const listIn = (text: string) =>
  text
    .split('|')
    .map((one) => one.trim())
    .filter((one) => one);

const namesIn = ({ cells }: Row) =>
  Object.fromEntries(
    Object.entries(cells).flatMap(([column, name]) => {
      const [, language] = /^name_([a-z]{2})$/.exec(column) ?? [];
      return language && name.trim() ? [[language, listIn(cleaned(name))]] : [];
    }),
  );

function priceIn(row: Row, currency: string): Break | undefined {
  const text = cell(row, 'price');
  if (!text) return undefined;
  const price = decimalOf(text);
  if (price?.units === 0n) return undefined;
  if (!price) throw new TableError(row.at, `"${text.slice(0, 40)}" is no price. Write it with a point: 98.50.`);
  if (!/^[A-Z]{3}$/.test(currency))
    throw new TableError(row.at, 'the price has no "currency" of three letters, such as USD.');
  return { from: wholeIn(row, 'from') ?? 1, price };
}

function wholeIn(row: Row, column: string): number | undefined {
  const text = cell(row, column);
  if (!text) return undefined;
  // A database gives the whole numbers of a decimal column with their places.
  if (/^\d{1,9}(?:\.0+)?$/.test(text)) return Number(text);
  throw new TableError(row.at, `"${text.slice(0, 40)}" in the column "${column}" is no whole number.`);
}
