const DIGITS = '零一二三四五六七八九';
const UNITS: { readonly [unit: string]: number } = { 十: 10, 百: 100, 千: 1000 };
const BIG: { readonly [unit: string]: number } = { 万: 1e4, 萬: 1e4, 亿: 1e8 };

/** A number in Chinese numerals: 三十五, 两千五百, 三万五, 半. Undefined where it is none, or too vague (几). */
export function parseHan(sign: string): number | undefined {
  if (sign === '半') return 0.5;
  if (/[几半]/.test(sign) || /^[百千万萬亿]/.test(sign)) return undefined;
  let total = 0;
  let section = 0;
  let digit = 0;
  let last = 0;
  for (const char of sign) {
    const big = BIG[char];
    const unit = UNITS[char];
    if (big) {
      total = (total + section + digit) * big;
      section = 0;
      digit = 0;
      last = big;
    } else if (unit) {
      section += (digit || 1) * unit;
      digit = 0;
      last = unit;
    } else {
      digit = digitOf(char) + (digit && last === 0 ? digit * 10 : 0);
      if (char === '零' || char === '〇') last = 10;
    }
  }
  // 三万五 is 35,000: the unit below the last one is left out.
  return total + section + (digit && last > 10 && sign.length > 2 ? (digit * last) / 10 : digit);
}

const digitOf = (char: string) => (char === '两' ? 2 : char === '〇' ? 0 : DIGITS.indexOf(char));
