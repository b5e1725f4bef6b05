import type { Numeral } from './numbers.ts';
import { covers, type Span } from './phrase.ts';
import { unitAfterPer } from './units.ts';

/** An amount of money that a text names. */
export interface Money extends Span {
  readonly amount: number;
  /** ISO 4217 */
  readonly currency: string;
  readonly per: string | null;
}

/** Longer signs first: `US$` before `$`. */
const CURRENCIES: readonly (readonly [string, string])[] = [
  ['HKD', 'HK\\$|HKD|港[币元幣]|hong kong dollars?'],
  ['AUD', 'AU?\\$|AUD|澳元|australian dollars?'],
  ['CAD', 'CA?\\$|CAD|加元|canadian dollars?'],
  ['SGD', 'S\\$|SGD|新元|新加坡元'],
  ['MXN', 'MXN|pesos mexicanos'],
  ['TWD', 'NT\\$|TWD|新台币|台币'],
  [
    'USD',
    'US\\$|U\\$S|USD|US-?dollars?|dólares?(?: estadounidenses| americanos)?|dolares|dollars? américains?|dollars?|美元|美金|美刀|刀|\\$|bucks',
  ],
  ['EUR', '€|EUR|euros?|欧元|歐元'],
  ['GBP', '£|GBP|pounds? sterling|pounds?(?! of)|livres sterling|libras esterlinas|pfund|英镑'],
  ['JPY', 'JPY|日元|日圆|円|yen'],
  ['CHF', 'CHF|SFr\\.?|swiss francs?|schweizer franken|franken|francs suisses|瑞士法郎|瑞郎'],
  ['INR', 'INR|₹|rupees?|卢比'],
  ['KRW', 'KRW|₩|韩元'],
  ['BRL', 'BRL|R\\$'],
  ['CNY', 'CNY|RMB|人民币|元人民币|￥|¥|yuan|renminbi|元|块钱|块(?=[\\s,，。.!！?？/一每\\d二三四五六七八九]|$)|圆'],
];
const ANY = CURRENCIES.map(([, signs]) => signs).join('|');
const BEFORE = new RegExp(`(?<![\\p{Script=Latin}])(${ANY})\\s?[:.]?\\s?$`, 'iu');
const AFTER = new RegExp(`^\\s?-?(${ANY})(?![\\p{Script=Latin}])`, 'iu');
/** `1,200 $55.00`, `300 EUR 40.00`, or a cell before another: the sign is that of the next number. */
const NEXT = new RegExp(
  `^(?!\\s[元块圆])(?:\\s(?:${ANY})(?=\\d)|[\\t\\n](?:${ANY})\\s?(?=\\d)|\\s(?:${ANY})\\s(?=\\d+[.,]\\d\\d(?!\\d)))`,
  'iu',
);
const CENTS =
  /^\s?(?:cents?|¢|euro-?cents?|ct|centavos?|céntimos?|centimes?|美分|分)(?!\p{Script=Latin})(?!\s?(?:钟|之))/iu;
const CODES = CURRENCIES.map(([code, signs]) => [code, new RegExp(`^(?:${signs})$`, 'iu')] as const);

const codeOf = (sign: string) => CODES.find(([, signs]) => signs.test(sign.trim()))?.[0];

/** What stands after an amount and before its unit: `each`, `/ pc`, `per set`, `pro Stück`, `一件`. */
export function moneyIn(text: string, numerals: readonly Numeral[], taken: readonly Span[]): readonly Money[] {
  const used: Span[] = [...taken];
  return numerals.flatMap((numeral): readonly Money[] => {
    if (covers(used, numeral.start, numeral.end)) return [];
    const found = moneyAt(text, numeral);
    if (!found) return [];
    used.push(found);
    return [found];
  });
}

function moneyAt(text: string, { start, end, value }: Numeral): Money | undefined {
  const left = text.slice(Math.max(0, start - 24), start);
  const right = text.slice(end, end + 40);
  const before = BEFORE.exec(left);
  const after = Number.isInteger(value) && NEXT.test(right) ? null : AFTER.exec(right);
  // In `12 USD 500`, the sign belongs to what follows; one that touches its number is surest.
  const sign = before && !(after && /\s$/.test(left) && !/^\s/.test(right)) ? before : (after ?? before);
  if (!sign) return undefined;
  const currency = codeOf(sign[1]!);
  if (!currency) return undefined;
  const isBefore = sign === before;
  const from = isBefore ? start - sign[0].length : start;
  let to = isBefore ? end : end + sign[0].length;
  let amount = value;
  // 三块五, 3块5毛: the tenths follow the sign.
  const tenths = isBefore ? null : /^块\s?(\d|[一二三四五六七八九])毛?(?![\d百千万个件])/u.exec(right);
  if (tenths) {
    amount += ('一二三四五六七八九'.indexOf(tenths[1]!) + 1 || Number(tenths[1])) / 10;
    to = end + tenths[0].length;
  }
  if (!isBefore && CENTS.test(right.slice(after![0].length)) && /^\s?(?:us|euro)/i.test(after![0])) amount /= 100;
  const per = unitAfterPer(text, from, to);
  return { start: per?.start ?? from, end: per?.end ?? to, amount, currency, per: per?.unit ?? null };
}
