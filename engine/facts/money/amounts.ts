/** A sum of money in a text. A type, not an interface, so that it is a plain value too. */
export type Amount = {
  readonly value: number;
  /** ISO 4217. A bare `$` is taken for US dollars, `¥` for yuan. */
  readonly currency: string;
  /** As it was written. */
  readonly text: string;
};

const SIGNS: Readonly<Record<string, string>> = {
  $: 'USD',
  us$: 'USD',
  usd: 'USD',
  'u.s.$': 'USD',
  dollar: 'USD',
  dollars: 'USD',
  美元: 'USD',
  美金: 'USD',
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  欧元: 'EUR',
  歐元: 'EUR',
  '¥': 'CNY',
  '￥': 'CNY',
  cny: 'CNY',
  rmb: 'CNY',
  yuan: 'CNY',
  元: 'CNY',
  人民币: 'CNY',
  人民幣: 'CNY',
  块: 'CNY',
  元整: 'CNY',
  '£': 'GBP',
  gbp: 'GBP',
  英镑: 'GBP',
  英鎊: 'GBP',
  jpy: 'JPY',
  yen: 'JPY',
  日元: 'JPY',
  円: 'JPY',
  日圆: 'JPY',
  hk$: 'HKD',
  hkd: 'HKD',
  港币: 'HKD',
  港元: 'HKD',
  港幣: 'HKD',
  nt$: 'TWD',
  twd: 'TWD',
  台币: 'TWD',
  新台币: 'TWD',
  chf: 'CHF',
  瑞士法郎: 'CHF',
  aud: 'AUD',
  a$: 'AUD',
  cad: 'CAD',
  c$: 'CAD',
  sgd: 'SGD',
  s$: 'SGD',
  inr: 'INR',
  '₹': 'INR',
  krw: 'KRW',
  '₩': 'KRW',
  韩元: 'KRW',
  thb: 'THB',
  '฿': 'THB',
  vnd: 'VND',
  '₫': 'VND',
  rub: 'RUB',
  '₽': 'RUB',
  sek: 'SEK',
  nok: 'NOK',
  dkk: 'DKK',
  pln: 'PLN',
  zł: 'PLN',
  czk: 'CZK',
  huf: 'HUF',
  try: 'TRY',
  '₺': 'TRY',
  brl: 'BRL',
  r$: 'BRL',
  mxn: 'MXN',
  zar: 'ZAR',
  aed: 'AED',
  sar: 'SAR',
  ils: 'ILS',
  '₪': 'ILS',
  myr: 'MYR',
  idr: 'IDR',
  php: 'PHP',
  '₱': 'PHP',
  nzd: 'NZD',
};

const escaped = (text: string) => text.replace(/[.$^*+?()[\]{}|\\]/g, '\\$&');
const SIGN = Object.keys(SIGNS)
  .sort((a, b) => b.length - a.length)
  .map(escaped)
  .join('|');
const NUMBER = "\\d(?:[\\d.,'’ \\u00a0\\u202f]{0,24}\\d)?";
const SCALE = '百万|百萬|千万|千萬|亿|億|万|萬|million(?:en)?|mio\\.?|thousand|billion|bn|[mk](?![a-z])';
const EITHER = new RegExp(
  `(?<![\\w.])(${SIGN})\\s?(${NUMBER})(?:\\s?(${SCALE}))?|(?<![\\w.,])(${NUMBER})(?:\\s?(${SCALE}))?\\s?(${SIGN})(?![a-z])`,
  'giu',
);
const SCALES: readonly (readonly [pattern: RegExp, by: number])[] = [
  [/^(?:百万|百萬|million|mio|m$)/i, 1e6],
  [/^(?:千万|千萬)/, 1e7],
  [/^[亿億]/, 1e8],
  [/^[万萬]/, 1e4],
  [/^(?:billion|bn)/i, 1e9],
  [/^(?:thousand|k$)/i, 1e3],
];

const MOST_AMOUNTS = 200;

/** Sums with their currency, in their order. A number without a currency is none. */
export function amountsIn(text: string): readonly Amount[] {
  const found: Amount[] = [];
  for (const [whole, sign, number, scale, numberBefore, scaleBefore, signAfter] of text.matchAll(EITHER)) {
    const value = numberOf(number ?? numberBefore ?? '') * scaleOf(scale ?? scaleBefore);
    const currency = SIGNS[(sign ?? signAfter ?? '').toLowerCase()];
    if (currency && Number.isFinite(value)) found.push({ value, currency, text: whole.trim() });
    if (found.length >= MOST_AMOUNTS) break;
  }
  return found;
}

const scaleOf = (word: string | undefined) => (word && SCALES.find(([pattern]) => pattern.test(word))?.[1]) || 1;

/**
 * `1.234,56`, `1,234.56`, `1 234,56`, `1'234.56`. A mark that stands once with three digits behind it parts thousands, unless it begins with 0.
 */
export function numberOf(text: string): number {
  const bare = text.replace(/[\s'’\u00a0\u202f]/g, '');
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  if (last < 0) return Number(bare);
  const mark = bare[last]!;
  const digits = bare.length - last - 1;
  const isOnlyKind = !bare.includes(mark === '.' ? ',' : '.');
  const isThousands = isOnlyKind && digits === 3 && !bare.startsWith('0');
  const isRepeated = isOnlyKind && bare.indexOf(mark) !== last;
  if (isThousands || isRepeated) return Number(bare.replace(/[.,]/g, ''));
  return Number(`${bare.slice(0, last).replace(/[.,]/g, '')}.${bare.slice(last + 1)}`);
}
