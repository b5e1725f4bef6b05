import type { FirstQuote, OpenItem, QuotedItem } from '../../plan/first-quote.ts';
import { grouped, type Marks } from '../decimal.ts';
import { TONGUES, type Tongue } from './tongues.ts';

/** The language to answer in: that of the mail where we can write it, else English. */
export const languageFor = (language: string): string => (Object.hasOwn(TONGUES, language) ? language : 'en');

type Worded = Omit<FirstQuote, 'text' | 'summary'>;

/** What could be sent to the customer, once somebody has read it. Empty where nothing was found. */
export function letterText(quote: Worded): string {
  const tongue = TONGUES[quote.language] ?? TONGUES.en!;
  if (!quote.items.length && !quote.open.length) return '';
  const { items, open, validUntil, total, currency } = quote;
  const lines = items.map((item, i) => `${i + 1}. ${lineOf(item, tongue)}`);
  const sum = total && items.length > 1 ? [`${tongue.total}: ${money(total, currency!, tongue.marks)}`] : [];
  const offer = items.length ? [tongue.offer, '', ...lines, ...sum, '', tongue.valid(validUntil), ''] : [];
  const asked = open.map((one) => questionOf(one, tongue));
  return [
    tongue.hello,
    '',
    tongue.thanks,
    ...(items.length ? [] : ['']),
    ...offer,
    ...(asked.length ? [...asked, ''] : []),
    tongue.bye,
  ].join('\n');
}

/** `OC-210 Oak dining chair: 200 pieces at USD 92.50 = USD 18,500.00; …` */
function lineOf(
  { part, nameThere, quantity, unit, price, currency, total, ready }: QuotedItem,
  tongue: Tongue,
): string {
  const unitWord = tongue.units[unit] ?? [unit, unit];
  const each = money(price, currency, tongue.marks);
  const sum =
    total && quantity !== undefined
      ? tongue.sum(
          grouped(String(quantity), tongue.marks),
          unitWord[quantity === 1 ? 0 : 1],
          each,
          money(total, currency, tongue.marks),
        )
      : tongue.each(each, unitWord[0]);
  return `${part} ${nameThere}: ${sum}; ${ready ? tongue.ready(ready) : tongue.readyOpen}`;
}

function questionOf({ wanted, why, candidates }: OpenItem, { ask }: Tongue): string {
  return ask[why](wanted, candidates.join(' / '));
}

/** `USD 18,500.00` */
export const money = (amount: string, currency: string, marks: Marks) => `${currency} ${grouped(amount, marks)}`;
