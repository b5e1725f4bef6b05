import { fontTrouble } from '../../connectors/quote-pdf/font.ts';
import { hasStock, openStock } from '../../connectors/stock/open.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';
import type { Config } from '../config/schema.ts';
import { type Finding, ok, said, trouble, warning } from './finding.ts';

/** Where first quotes come from: the stock list is read once, and the font of the PDF is opened. */
export async function quotes({ quote, rules }: Config, plans: Ruleset['plans']): Promise<Finding[]> {
  const isAsked = JSON.stringify(plans.map(({ steps }) => steps)).includes('"effect":"quote"');
  return [...(await stock({ quote, rules }, isAsked)), ...(await font(quote))];
}

async function stock({ quote, rules }: Pick<Config, 'quote' | 'rules'>, isAsked: boolean): Promise<Finding[]> {
  if (!hasStock(quote, rules)) {
    const missing = 'A policy asks for quotes, and there is no stock list: name one as "quote.stock" (docs/quote.md).';
    return isAsked ? [warning('stock list', missing)] : [];
  }
  try {
    return [ok('stock list', await openStock(quote, rules, () => {}).check())];
  } catch (error) {
    return [trouble('stock list', said(error))];
  }
}

async function font({ font }: Config['quote']): Promise<Finding[]> {
  if (!font) return [];
  const problem = await fontTrouble(font);
  return [
    problem === undefined ? ok('font of quotes', `${font.file} can be used.`) : trouble('font of quotes', problem),
  ];
}
