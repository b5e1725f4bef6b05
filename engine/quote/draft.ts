import type { Letter } from '../intent/letter.ts';
import { moneyIn } from '../intent/money.ts';
import { numeralsIn } from '../intent/numbers.ts';
import type { OpenItem, QuotedItem } from '../plan/first-quote.ts';
import { plain, rounded, times } from './decimal.ts';
import type { Article, StockIndex } from './index-of.ts';
import type { Break, StockItem } from './stock.ts';
import type { Amount, Want } from './want.ts';
import { wantsIn } from './wants.ts';
import { languageFor } from './wording/letter.ts';

/** A line before anybody knows which days are working days. */
export type DraftItem = Omit<QuotedItem, 'ready'> & {
  /** Working days until all of it can leave the house; 0: it is there. Absent where the list does not tell. */
  readonly days?: number;
};

/** What the stock list says to a mail: the same on every day. Plain JSON. */
export type Draft = {
  readonly language: string;
  readonly items: readonly DraftItem[];
  readonly open: readonly OpenItem[];
  /** Why the list could not be asked, in words. */
  readonly trouble?: string;
};

export const EMPTY_DRAFT: Draft = { language: 'en', items: [], open: [] };

/** More of what a name may mean is no help. */
const MOST_CANDIDATES = 5;

/** How much of a mail is searched for a currency. */
const MOST_NUMERALS = 200;

/** What the list has of all that a mail names; what is not certain stands in `open`. Never throws. */
export function draftFor(letter: Letter, stock: StockIndex): Draft {
  const language = languageFor(letter.language);
  const terms = { language, currency: currencyIn(letter) };
  const made = wantsIn(letter, stock).flatMap((want) => linesFor(want, terms));
  return {
    language,
    items: made.flatMap((line) => ('part' in line ? [line] : [])),
    open: made.flatMap((line) => ('why' in line ? [line] : [])),
  };
}

/** What a mail says of itself. */
interface Terms {
  readonly language: string;
  /** In which it speaks of money. */
  readonly currency: string | undefined;
}

const currencyIn = ({ counted, language }: Letter) =>
  moneyIn(counted, numeralsIn(counted, language).slice(0, MOST_NUMERALS), [])[0]?.currency;

function linesFor(want: Want, terms: Terms): readonly (DraftItem | OpenItem)[] {
  const { wanted, articles, sure, amounts, unclear } = want;
  if (!articles.length) return [{ wanted, why: 'unknown', candidates: [] }];
  const candidates = articles.slice(0, MOST_CANDIDATES).map((article) => calledOf(article, terms));
  if (!sure || articles.length > 1) return [{ wanted, why: 'ambiguous', candidates }];
  if (unclear) return [{ wanted, why: 'quantity', candidates }];
  const offers = articles[0]!.offers.filter(({ breaks }) => breaks.length > 0);
  const offer = offers.find(({ currency }) => currency === terms.currency) ?? offers[0];
  if (!offer) return [{ wanted, why: 'unpriced', candidates }];
  if (!amounts.length) return [itemOf(wanted, offer, undefined, offer.breaks[0]!, terms)];
  return amounts.map((amount) => lineFor(wanted, offer, amount, terms));
}

const calledOf = ({ part, offers: [first] }: Article, { language }: Terms) =>
  `${part} ${first!.names[language]?.[0] ?? first!.name}`;

function lineFor(wanted: string, offer: StockItem, amount: Amount, terms: Terms): DraftItem | OpenItem {
  const called = calledOf({ part: offer.part, offers: [offer] }, terms);
  const quantity = inUnitOf(offer, amount, terms.language);
  if (quantity === undefined) return { wanted, why: 'unit', candidates: [`${called}: ${offer.unit}`] };
  const at = offer.breaks.findLast(({ from }) => from <= quantity);
  if (!at) return { wanted, why: 'below', candidates: [`${called}: ${offer.breaks[0]!.from}`] };
  return itemOf(wanted, offer, quantity, at, terms);
}

/** Pieces that the mail does not name are those of the list; a dozen is twelve of them. Other units are not reckoned over. */
function inUnitOf({ unit }: StockItem, { amount, unit: named }: Amount, language: string): number | undefined {
  if (named === null || named === unit) return amount;
  // 张 counts tables as well as sheets.
  if (language === 'zh' && named === 'sheet' && unit === 'piece') return amount;
  return named === 'dozen' && unit === 'piece' ? amount * 12 : undefined;
}

function itemOf(
  wanted: string,
  offer: StockItem,
  quantity: number | undefined,
  { price }: Break,
  { language }: Terms,
): DraftItem {
  const { part, name, unit, currency, stock, leadDays } = offer;
  const places = Math.max(2, price.scale);
  const isThere = stock !== undefined && stock >= (quantity ?? 1);
  const days = isThere ? 0 : leadDays;
  const total = quantity === undefined ? undefined : times(price, { units: BigInt(quantity), scale: 0 });
  return {
    wanted,
    part,
    name,
    nameThere: offer.names[language]?.[0] ?? name,
    unit,
    currency,
    price: plain(rounded(price, places)),
    ...(quantity !== undefined && { quantity }),
    ...(total && { total: plain(rounded(total, places)) }),
    ...(days !== undefined && { days }),
    ...(stock !== undefined && { stock }),
  };
}
