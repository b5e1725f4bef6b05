import type { Numeral } from '../intent/numbers.ts';
import { MOST_UNITS } from '../intent/quantity.ts';
import type { Reading } from '../intent/reading.ts';
import { unitAt } from '../intent/units.ts';
import type { StockIndex } from './index-of.ts';
import { likely, type Mention } from './mentions.ts';
import type { Line } from './table.ts';
import { type Amount, oneLine, type Want } from './want.ts';

const TOTAL = /^\W*(?:sub)?(?:total|sum|summe|gesamt|somme|suma|合计|总计|共计)/iu;

interface Sheet {
  readonly reading: Reading;
  readonly mentions: readonly Mention[];
  readonly index: StockIndex;
}

/** What a line of a table wants priced: one thing, or none. */
export function rowWant(line: Line, { reading, mentions, index }: Sheet): readonly Want[] {
  const own = mentions.filter(({ start, end }) => line.start <= start && end <= line.end);
  const amounts = rowAmounts(line, reading, own);
  const text = line.cells
    .filter((cell) => !amounts.cells.includes(cell))
    .map((cell) => cell.text)
    .join(' ');
  const wanted = oneLine(text);
  if (!/\p{L}/u.test(text) || TOTAL.test(text)) return [];
  const found = rowArticles(own);
  const shared = { wanted, amounts: amounts.found, ...(amounts.unclear && { unclear: true }) };
  if (found) return [{ ...shared, ...found }];
  if (!line.counts || !amounts.found.length) return [];
  return [{ ...shared, articles: likely(text, index), sure: false }];
}

/** A number that the list has tells, unless the name beside it is another's. */
function rowArticles(own: readonly Mention[]): Pick<Want, 'articles' | 'sure'> | undefined {
  const parts = own.filter(({ by }) => by === 'part');
  const names = own.filter(({ by }) => by === 'name');
  const codes = own.filter(({ by }) => by === 'code');
  const [first, ...more] = parts.length ? parts : names.length ? names : codes;
  if (!first) return undefined;
  const all = [...new Set([first, ...more].flatMap(({ articles }) => articles))];
  const sure = first.sure && more.every(({ sure }) => sure) && all.length === 1;
  const against = names.filter(({ articles, sure }) => sure && !articles.some((article) => all.includes(article)));
  if (parts.length && against.length)
    return { articles: [...all, ...against.flatMap(({ articles }) => articles)], sure: false };
  // A part of theirs beside a name of ours is their number for it: only the name is ours, and it is to be confirmed.
  return codes.length && !parts.length && names.length
    ? { articles: all, sure: false }
    : { articles: all, sure: sure || first.by === 'code' };
}

/** A number that a comma parts from the cell before is none to those who read sentences. */
function bareNumeral({ start, text }: Line['cells'][number]): Pick<Numeral, 'whole' | 'end'> | undefined {
  const [digits] = /^\d{1,7}(?![\d.,])/.exec(text) ?? [];
  return digits === undefined ? undefined : { whole: Number(digits), end: start + digits.length };
}

interface RowAmounts {
  readonly found: readonly Amount[];
  readonly cells: Line['cells'];
  readonly unclear: boolean;
}

/** With its unit. */
const LONGEST_NUMBER = 40;

const MONEY = /[$€£¥￥]|(?:^|[^A-Z])(?:USD|EUR|GBP|CNY|RMB|CHF)(?![A-Z])/;

/** By its column; else the one cell that is an amount and nothing else. The number of the line is none. */
function rowAmounts(line: Line, { numerals }: Reading, own: readonly Mention[]): RowAmounts {
  const plain = line.cells.filter((cell, i) => {
    if (line.quantity !== undefined) return i === line.quantity;
    const isNumber =
      cell.text.length <= LONGEST_NUMBER &&
      /^\W*(?:x|×)?\s*\d[\d.,' ]*\s*(?:x|×|\p{L}{0,12}\.?)$/iu.test(cell.text) &&
      !MONEY.test(cell.text);
    const isPosition = i === 0 && Number(cell.text.replace(/\D/g, '')) === line.number;
    return isNumber && !isPosition && !own.some(({ start, end }) => cell.start <= start && end <= cell.end);
  });
  const found = plain.flatMap((cell) => {
    const numeral = numerals.find(({ start, end }) => cell.start <= start && end <= cell.end) ?? bareNumeral(cell);
    if (!numeral || numeral.whole <= 0 || numeral.whole > MOST_UNITS || !Number.isInteger(numeral.whole)) return [];
    const unit = unitAt(cell.text.slice(numeral.end - cell.start).trimStart())?.unit ?? null;
    return [{ amount: numeral.whole, unit }];
  });
  const isClear = found.length === 1 || (!found.length && !plain.some(({ text }) => /\d/.test(text)));
  return { found: isClear ? found : [], cells: plain, unclear: !isClear };
}
