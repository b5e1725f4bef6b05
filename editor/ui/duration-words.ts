import { parseDuration } from '../../engine/plan/duration.ts';

export type Language = 'en' | 'zh';

interface Unit {
  readonly one: string;
  readonly many: string;
  readonly zh: string;
  /** What people write for it, in either language. */
  readonly read: RegExp;
}

const UNITS: { readonly [unit: string]: Unit } = {
  w: { one: 'week', many: 'weeks', zh: '周', read: /^(?:w|wk|wks|weeks?|周|星期|个星期|礼拜)$/ },
  d: { one: 'day', many: 'days', zh: '天', read: /^(?:d|days?|天|日)$/ },
  h: { one: 'hour', many: 'hours', zh: '小时', read: /^(?:h|hrs?|hours?|小时|个小时|钟头|个钟头|时)$/ },
  m: { one: 'minute', many: 'minutes', zh: '分钟', read: /^(?:m|mins?|minutes?|分|分钟)$/ },
  s: { one: 'second', many: 'seconds', zh: '秒', read: /^(?:s|secs?|seconds?|秒|秒钟)$/ },
};

/** `'1h30m'` as people say it: "1 hour 30 minutes", 「1 小时 30 分钟」. Undefined: it is no duration. */
export function sayDuration(text: string, language: Language): string | undefined {
  if (parseDuration(text) === undefined) return undefined;
  const parts = [...text.matchAll(/(\d+)([smhdw])/g)].map(([, amount = '', unit = '']) => {
    const { one, many, zh } = UNITS[unit]!;
    return `${amount} ${language === 'zh' ? zh : Number(amount) === 1 ? one : many}`;
  });
  return parts.join(' ');
}

const DIGITS = '零一二三四五六七八九';

/** `两` and the numbers up to 99 as digits. */
const counted = (text: string): string =>
  text
    .replaceAll('两', '二')
    .replace(
      /([一二三四五六七八九])?十([一二三四五六七八九])?/g,
      (_, tens: string | undefined, ones: string | undefined) =>
        String((tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0)),
    )
    .replace(/[零一二三四五六七八九]/g, (digit) => String(DIGITS.indexOf(digit)));

/**
 * What somebody wrote as policies have it: "6 hours", "6 h", 「六小时」, "1 day and 12 hours" → `6h`, `6h`, `6h`, `1d12h`.
 * @returns undefined where it says no duration, or one that is too long
 */
export function readDuration(text: string): string | undefined {
  const plain = counted(text.normalize('NFKC').toLowerCase())
    .replace(/半个?(?:小时|钟头)/g, '30分钟')
    .replace(/半天/g, '12小时')
    .replace(/\bhalf an hour\b/g, '30 minutes')
    .replace(/\ban? (?=[a-z])/g, '1 ')
    .replace(/[,，、]|\band\b|和|又/g, ' ')
    .trim();
  const parts = [...plain.matchAll(/(\d+(?:\.\d+)?)\s*([^\d\s.]+)\s*/g)];
  if (
    parts.length === 0 ||
    parts
      .map(([all]) => all)
      .join('')
      .trim() !== plain
  )
    return undefined;
  const written = parts.map(([, amount = '', unit = '']) => {
    const found = Object.entries(UNITS).find(([, { read }]) => read.test(unit))?.[0];
    return found && whole(Number(amount), found);
  });
  if (written.some((part) => part === undefined)) return undefined;
  const duration = written.join('');
  return parseDuration(duration) === undefined ? undefined : duration;
}

/** Whether somebody means the hours that people work, which the clock does not know. */
export const isWorkingTime = (text: string): boolean =>
  /\b(?:working|business|work|office)\b|\bworkdays?\b|工作[日天时]|上班|个工作/i.test(text);

const SMALLER: { readonly [unit: string]: readonly [string, number] } = {
  w: ['d', 7],
  d: ['h', 24],
  h: ['m', 60],
  m: ['s', 60],
};

/** `1.5` hours are 90 minutes. */
function whole(amount: number, unit: string): string | undefined {
  if (Number.isInteger(amount)) return `${amount}${unit}`;
  const [smaller, times] = SMALLER[unit] ?? [];
  return smaller && times ? whole(Math.round(amount * times * 1_000) / 1_000, smaller) : undefined;
}
