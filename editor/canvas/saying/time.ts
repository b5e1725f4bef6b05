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
