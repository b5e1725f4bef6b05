import type { FirstQuote, OpenItem } from '../../plan/first-quote.ts';
import { money } from './letter.ts';
import { TONGUES } from './tongues.ts';

/** Languages of those who are alerted. */
export type Ours = 'en' | 'zh';

/** @param language BCP 47 */
export const oursFor = (language: string): Ours => (/^zh\b/i.test(language) ? 'zh' : 'en');

type Worded = Omit<FirstQuote, 'text' | 'summary'>;

interface Words {
  readonly head: string;
  readonly nothing: string;
  readonly copy: string;
  readonly none: string;
  lines(n: number): string;
  total(sum: string): string;
  ready(day: string): string;
  valid(day: string): string;
  opens(n: number): string;
  stock(part: string, n: number, ready: string | undefined): string;
  noQuantity(part: string): string;
  readonly why: { readonly [why in OpenItem['why']]: (wanted: string, candidates: string) => string };
}

const WORDS: { readonly [language in Ours]: Words } = {
  en: {
    head: 'First quote',
    nothing: 'nothing that the mail names was found in the stock list',
    copy: 'For copying, once you have read it:',
    none: 'none',
    lines: (n) => `${n} ${n === 1 ? 'line' : 'lines'}`,
    total: (sum) => `${sum} in all`,
    ready: (day) => `ready on ${day}`,
    valid: (day) => `valid until ${day}`,
    opens: (n) => `${n} not clear`,
    stock: (part, n, ready) =>
      `${part}: ${n} in stock now; all of it ${ready ? `on ${ready}` : 'on a day that the list does not tell'}`,
    noQuantity: (part) => `${part}: the mail names no quantity; the price is that of the smallest`,
    why: {
      unknown: (wanted) => `“${wanted}”: not in the stock list`,
      ambiguous: (wanted, these) => `“${wanted}”: not certain; it may be ${these}`,
      quantity: (wanted, these) => `“${wanted}”: ${these}, but which quantity belongs to it is not clear`,
      unit: (wanted, these) => `“${wanted}”: the stock list counts in another unit (${these})`,
      below: (wanted, these) => `“${wanted}”: fewer than the list has a price for (${these})`,
      unpriced: (wanted, these) => `“${wanted}”: ${these} has no price in the list`,
    },
  },
  zh: {
    head: '初步报价',
    nothing: '邮件所列均未在库存表中找到',
    copy: '阅后可复制：',
    none: '无',
    lines: (n) => `${n} 项`,
    total: (sum) => `合计 ${sum}`,
    ready: (day) => `${day} 可交货`,
    valid: (day) => `有效期至 ${day}`,
    opens: (n) => `${n} 项待确认`,
    stock: (part, n, ready) => `${part}：现有库存 ${n}；${ready ? `全部于 ${ready} 可交货` : '库存表未给出交期'}`,
    noQuantity: (part) => `${part}：邮件未写数量，价格按最小数量`,
    why: {
      unknown: (wanted) => `“${wanted}”：库存表中没有`,
      ambiguous: (wanted, these) => `“${wanted}”：无法确定，可能是 ${these}`,
      quantity: (wanted, these) => `“${wanted}”：${these}，但数量归属不明`,
      unit: (wanted, these) => `“${wanted}”：库存表计量单位不同（${these}）`,
      below: (wanted, these) => `“${wanted}”：少于库存表的起价数量（${these}）`,
      unpriced: (wanted, these) => `“${wanted}”：${these} 在库存表中没有价格`,
    },
  },
};

/** A quote on one line, for whoever is alerted. */
export function summaryOf(quote: Worded, language: Ours): string {
  const words = WORDS[language];
  const { items, open, total, currency, ready, validUntil, trouble } = quote;
  if (trouble) return `${words.head}: ${words.none} (${trouble})`;
  if (!items.length && !open.length) return `${words.head}: ${words.nothing}`;
  const parts = [
    items.length ? words.lines(items.length) : '',
    total && currency ? words.total(money(total, currency, TONGUES[language]!.marks)) : '',
    items.length && ready ? words.ready(ready) : '',
    items.length ? words.valid(validUntil) : '',
    open.length ? words.opens(open.length) : '',
  ].filter(Boolean);
  return `${words.head}: ${parts.join('; ')}`;
}

/** What only we may know of it: what is in stock now, and what could not be matched. */
export function remarksOn({ items, open }: Pick<FirstQuote, 'items' | 'open'>, language: Ours): readonly string[] {
  const words = WORDS[language];
  return [
    ...items.flatMap(({ part, quantity, stock, ready }) => [
      ...(quantity === undefined ? [words.noQuantity(part)] : []),
      ...(stock !== undefined && stock < (quantity ?? 1) ? [words.stock(part, stock, ready)] : []),
    ]),
    ...open.map(({ wanted, why, candidates }) => words.why[why](wanted, candidates.join(', '))),
  ];
}

/** All that a person is shown of a quote: the line, the remarks, and the text for the customer. */
export function quoteShown(quote: FirstQuote, language: string): string {
  const ours = oursFor(language);
  const remarks = remarksOn(quote, ours).map((remark) => `- ${remark}`);
  const copy = quote.text ? ['', WORDS[ours].copy, '', quote.text] : [];
  return [summaryOf(quote, ours), ...remarks, ...copy].join('\n');
}
