import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Envelope } from '../../engine/facts/facts.ts';
import { type Letter, letterOf } from '../../engine/intent/letter.ts';
import { type Asked, askedOf } from '../../engine/quote/asked.ts';
import { type Draft, draftFor, EMPTY_DRAFT } from '../../engine/quote/draft.ts';
import { indexOf, type StockIndex } from '../../engine/quote/index-of.ts';
import type { StockItem } from '../../engine/quote/stock.ts';
import { languageFor } from '../../engine/quote/wording/letter.ts';
import type { QuoteConfig } from './config.ts';
import { csvSource } from './csv.ts';
import { httpSource } from './http.ts';
import { StockFailure, type StockSource } from './source.ts';
import { sqlSource } from './sql.ts';

/** The name of the list that a rules folder brings. */
export const STOCK_FILE = 'stock.csv';

/** Says what the stock list has of a mail. */
export interface Stock {
  /** Never throws for want of a list: that it cannot be had stands in the draft. */
  draft(raw: Uint8Array, envelope: Envelope): Promise<Draft>;
  /** What it is and how long; @throws StockFailure, or SecretError */
  check(): Promise<string>;
}

const NO_LIST: StockSource = {
  place: 'the configuration',
  keepFor: 0,
  load: async () => {
    throw new StockFailure(
      `There is no stock list: neither "quote.stock" of the configuration nor ${STOCK_FILE} of the rules folder.`,
    );
  },
};

/**
 * The stock list that the configuration names.
 *
 * @param rules the rules folder
 * @throws where a URL cannot be used, or a secret is not where the configuration says
 */
export function openStock(
  { stock }: Pick<QuoteConfig, 'stock'>,
  rules: string,
  warn: (message: string) => void,
): Stock {
  return stockOver(sourceOf(stock, join(rules, STOCK_FILE)), warn);
}

/** Whether there is a list at all. */
export const hasStock = ({ stock }: Pick<QuoteConfig, 'stock'>, rules: string) =>
  stock !== undefined || existsSync(join(rules, STOCK_FILE));

function sourceOf(stock: QuoteConfig['stock'], shipped: string): StockSource {
  switch (stock?.kind) {
    case 'csv':
      return csvSource(stock);
    case 'http':
      return httpSource(stock);
    case 'sql':
      return sqlSource(stock);
    default:
      return existsSync(shipped) ? csvSource({ file: shipped }) : NO_LIST;
  }
}

/** The whole list is wanted. */
const NOTHING_ASKED: Asked = { parts: [], words: [] };

/** @param now for the age of a list that is kept */
export function stockOver(source: StockSource, warn: (message: string) => void, now = Date.now): Stock {
  const index = kept(source, now);
  return {
    async draft(raw, envelope) {
      const letter = letterOf(raw, envelope);
      try {
        return draftFor(letter, await index(letter));
      } catch (error) {
        if (!(error instanceof StockFailure)) throw error;
        warn(`No first quote could be made. ${error.message}`);
        return { ...EMPTY_DRAFT, language: languageFor(letter.language), trouble: error.message };
      }
    },
    async check() {
      const items = await source.load(NOTHING_ASKED);
      return `${source.place}: ${source.perMail ? 'it answers for the parts of each mail' : `${new Set(items.map(({ part }) => part)).size} parts`}.`;
    },
  };
}

/** The index over a list is made once for each list; quotes that ask while it is fetched wait for the same one. */
function kept(source: StockSource, now: () => number): (letter: Letter) => Promise<StockIndex> {
  let last: { readonly items: readonly StockItem[]; readonly index: StockIndex; readonly at: number } | undefined;
  let under: Promise<StockIndex> | undefined;
  const load = async (letter: Letter) => {
    const items = await source.load(source.perMail ? askedOf(letter) : NOTHING_ASKED);
    if (source.perMail) return indexOf(items);
    last = { items, index: last?.items === items ? last.index : indexOf(items), at: now() };
    return last.index;
  };
  return (letter) => {
    if (source.perMail) return load(letter);
    if (last && now() - last.at < source.keepFor) return Promise.resolve(last.index);
    under ??= load(letter).finally(() => {
      under = undefined;
    });
    return under;
  };
}
