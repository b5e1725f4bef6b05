import type { Numeral } from './numbers.ts';
import { covers, type Span } from './phrase.ts';

/** A length of time that a text names. */
export interface Lasting extends Span {
  readonly amount: number;
  readonly unit: 'minute' | 'hour' | 'day' | 'working day' | 'week' | 'month' | 'year';
}

const UNITS: readonly (readonly [RegExp, Lasting['unit']])[] = [
  [/^[\s-]*(?:个|個)?(?:工作日|工作天)/u, 'working day'],
  [
    /^[\s-]*(?:(?:business|working|work)[\s-]days?|werktag(?:e|en|s)?|arbeitstag(?:e|en|s)?|bankarbeitstag(?:e|en)?|días? (?:hábil(?:es)?|laborables?|laboral(?:es)?)|jours? (?:ouvr(?:é|able)s?))(?!\p{L})/iu,
    'working day',
  ],
  [/^[\s-]*(?:分钟|minutes?|mins?|minuten?|minutos?)(?!\p{Script=Latin})/iu, 'minute'],
  [/^[\s-]*(?:个|個)?(?:小时|小時|钟头)/u, 'hour'],
  [/^[\s-]*(?:hours?|hrs?|h|stunden?|std|horas?|heures?)(?!\p{L})/iu, 'hour'],
  [/^[\s-]*(?:天|日(?![元期圆]))/u, 'day'],
  [
    /^[\s-]*(?:(?:calendar |natural )?days?|(?:kalender)?tage?n?|tages?|tägig\p{L}*|días?(?: naturales| corridos)?|dias?|jours?|journées?)(?!\p{L})/iu,
    'day',
  ],
  [/^[\s-]*(?:个|個)?(?:周|星期|礼拜)(?![一二三四五六日])/u, 'week'],
  [/^[\s-]*(?:weeks?|wks?|wochen?|wöchig\p{L}*|semanas?|semaines?)(?!\p{L})/iu, 'week'],
  [/^[\s-]*(?:个|個)(?:半)?月/u, 'month'],
  [/^[\s-]*(?:months?|monate?n?|mes(?:es)?|mois)(?!\p{L})/iu, 'month'],
  [/^[\s-]*(?:年|years?|jahre?n?|años?|ans?)(?!\p{L})/iu, 'year'],
];

/** `3 to 5 days`, `3-5天`: the first number of the two has no unit of its own. */
const RANGE = /^\s*(?:-|–|—|~|～|to|bis|or|oder|a|o|à|ou|至|到|或)\s*$/iu;

const HOURS_IN: { readonly [unit in Lasting['unit']]: number } = {
  minute: 1 / 60,
  hour: 1,
  day: 24,
  'working day': 24,
  week: 7 * 24,
  month: 30 * 24,
  year: 365 * 24,
};

/** Whole days; `48 hours` are two, `half a month` fifteen. */
export const daysOf = ({ amount, unit }: Lasting): number => Math.ceil((amount * HOURS_IN[unit]) / 24 - 1e-9);

export const hoursOf = ({ amount, unit }: Lasting): number => amount * HOURS_IN[unit];

/** The lengths of time in a text; of a range, the longer. */
export function durationsIn(text: string, numerals: readonly Numeral[], dates: readonly Span[]): readonly Lasting[] {
  const found = numerals.flatMap((numeral, at): Lasting[] => {
    if (covers(dates, numeral.start, numeral.end)) return [];
    const after = text
      .slice(numeral.end, numeral.end + 30)
      .replace(/^(\s*\([^)]{1,6}\))/, (part) => ' '.repeat(part.length));
    const unit = UNITS.find(([pattern]) => pattern.test(after));
    if (!unit) return [];
    const before = numerals[at - 1];
    const start = before && RANGE.test(text.slice(before.end, numeral.start)) ? before.start : numeral.start;
    const end = numeral.end + (unit[0].exec(after)?.[0].length ?? 0);
    const isHalfMore = /^[\s-]*(?:个|個)半/u.test(after);
    return [{ start, end, amount: numeral.value + (isHalfMore ? 0.5 : 0), unit: unit[1] }];
  });
  return [...found, ...fixedIn(text, found)].toSorted((a, b) => a.start - b.start);
}

const FIXED: readonly (readonly [RegExp, number, Lasting['unit']])[] = [
  [/(?<![\p{L}])(?:a )?fortnight(?!\p{L})|quinzaine de jours|quincena/giu, 14, 'day'],
  [/半个月/gu, 15, 'day'],
  [/(?<![\p{L}])(?:a )?couple of days/giu, 2, 'day'],
  [/半天|half a day/giu, 0.5, 'day'],
  [/(?<![\p{L}])(?:the|next|diese|nächsten) hour(?!\p{L})/giu, 1, 'hour'],
];

const fixedIn = (text: string, found: readonly Span[]): readonly Lasting[] =>
  FIXED.flatMap(([pattern, amount, unit]) =>
    [...text.matchAll(pattern)]
      .map(({ index, 0: sign }) => ({ start: index, end: index + sign.length, amount, unit }))
      .filter(({ start, end }) => !covers(found, start, end)),
  );
