/** Where a comma parts the decimals. */
const COMMA_LANGUAGES = ['de', 'es', 'fr'];

const SCALES: readonly (readonly [RegExp, number])[] = [
  [/(?:mio|million(?:s|en|es)?|millones|millón|百万)$/i, 1e6],
  [/(?:k|tausend|mil|thousand|mille|千)$/i, 1e3],
  [/亿$/, 1e8],
  [/[万萬]$/, 1e4],
  [/百$/, 1e2],
];

/** A number in digits, as its language groups them: `1,250.50`, `1.250,50`, `1 250,50`, `3.5万`. */
export function parseDigits(sign: string, language: string): { readonly value: number; readonly whole: number } {
  const [pattern, scale] = SCALES.find(([scaled]) => scaled.test(sign)) ?? [undefined, 1];
  const digits = (pattern ? sign.replace(pattern, '') : sign).trim().replace(/[ ']/g, '');
  const value = clean(plainValue(digits, language) * scale);
  return { value, whole: scale === 1 ? wholeValue(digits, value) : value };
}

/** Without the dust of binary fractions. */
export const clean = (value: number) => Number(value.toPrecision(12));

function plainValue(digits: string, language: string): number {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0) return Number(digits);
  const mark = digits[last]!;
  const decimals = digits.length - last - 1;
  const isGrouped = digits.split(mark).length > 2;
  const hasBoth = digits.includes('.') && digits.includes(',');
  const groups = COMMA_LANGUAGES.includes(language) ? '.' : ',';
  const isGroup = isGrouped || (!hasBoth && decimals === 3 && mark === groups && !digits.startsWith('0'));
  if (isGroup) return Number(digits.replace(/[.,]/g, ''));
  return Number(`${digits.slice(0, last).replace(/[.,]/g, '')}.${digits.slice(last + 1)}`);
}

const wholeValue = (digits: string, value: number) =>
  /^[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(digits) ? Number(digits.replace(/[.,]/g, '')) : value;
