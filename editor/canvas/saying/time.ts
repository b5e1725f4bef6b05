import type { Language } from './names.ts';

const UNITS: { readonly [unit: string]: { readonly en: string; readonly ens: string; readonly zh: string } } = {
  s: { en: 's', ens: 's', zh: '秒' },
  m: { en: 'min', ens: 'min', zh: '分钟' },
  h: { en: 'h', ens: 'h', zh: '小时' },
  d: { en: 'day', ens: 'days', zh: '天' },
  w: { en: 'week', ens: 'weeks', zh: '周' },
};

/** `'1h30m'` as people say it; undefined: no duration. */
export function durationWords(text: string, language: Language): string | undefined {
  if (!/^(?:\d+[smhdw])+$/.test(text)) return undefined;
  const parts = [...text.matchAll(/(\d+)([smhdw])/g)].map(([, amount = '', unit = '']) => {
    const { en, ens, zh } = UNITS[unit]!;
    return language === 'zh' ? `${amount} ${zh}` : `${amount} ${amount === '1' ? en : ens}`;
  });
  return parts.join(' ');
}

const LENGTHS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
] as const;

/** How long, in words: the largest unit and the one below it, rounded down. Undefined: less than a second. */
export function lengthWords(ms: number, language: Language): string | undefined {
  const first = LENGTHS.findIndex(([, length]) => ms >= length);
  if (first < 0) return undefined;
  let left = ms;
  const parts = LENGTHS.slice(first, first + 2).map(([unit, length]) => {
    const amount = Math.floor(left / length);
    left -= amount * length;
    return amount > 0 ? `${amount}${unit}` : '';
  });
  return durationWords(parts.join(''), language);
}
