import { type Day, dayOf, lastOfMonth, partsOf, weekdayOf } from './day.ts';
import { monthOf, weekdayNamed } from './names.ts';

/** What a date is read against. */
export interface Calendar {
  readonly today: Day;
  readonly language: string;
  /** `3/15`: the writer puts the month first. */
  readonly monthFirst: boolean;
}

/** What a pattern found, by the names of its groups. */
export type Found = { readonly [name: string]: string | undefined };

/** Without a year, the one that comes nearest: rather in future than in the past. */
export function near(
  month: number | undefined,
  date: number | undefined,
  year: string | undefined,
  { today }: Calendar,
) {
  if (!month || !date) return undefined;
  if (year !== undefined) return dayOf(Number(year) < 100 ? 2000 + Number(year) : Number(year), month, date);
  const now = partsOf(today);
  const day = dayOf(now.year, month, date);
  if (day === undefined) return undefined;
  if (day < today - 120) return dayOf(now.year + 1, month, date);
  return day > today + 270 ? dayOf(now.year - 1, month, date) : day;
}

/** A day of the month alone: of this month, or the next one where it is over. */
export function ofMonth(date: number | undefined, { today }: Calendar, months = 0): Day | undefined {
  if (!date) return undefined;
  const now = partsOf(today);
  const month = now.month + months;
  const day = dayOf(now.year + Math.floor((month - 1) / 12), ((month - 1) % 12) + 1, date);
  return months === 0 && (day === undefined || day < today - 3) ? ofMonth(date, { today } as Calendar, 1) : day;
}

export const endOfMonth = ({ today }: Calendar, months: number): Day => {
  const { year, month } = partsOf(today);
  return lastOfMonth(year, month + months);
};

/** Friday; at a weekend, that of the week to come. */
export const friday = ({ today }: Calendar, weeks = 0): Day =>
  today - weekdayOf(today) + 5 + 7 * (weeks + (weekdayOf(today) > 5 && weeks === 0 ? 1 : 0));

export function endOfNamedMonth(name: string | number | undefined, year: string | undefined, calendar: Calendar) {
  const month = typeof name === 'number' ? name : monthOf(name ?? '');
  const first = near(month, 1, year, calendar);
  return first === undefined ? undefined : lastOfMonth(partsOf(first).year, month);
}

/** @param week 0 for the next day of that name, 1 for that of next week */
export function weekday(name: string, { today }: Calendar, which: 'coming' | 'this' | 'next'): Day | undefined {
  const wanted = weekdayNamed(name);
  if (!wanted) return undefined;
  const now = weekdayOf(today);
  const inWeek = today - now + wanted;
  if (which === 'next') return inWeek + 7;
  if (which === 'this' && inWeek >= today) return inWeek;
  return inWeek > today ? inWeek : inWeek + 7;
}

/** Nobody calls tomorrow `nächsten Mittwoch`: what is but a day or two off is that of next week. */
export function next(name: string, calendar: Calendar): Day | undefined {
  const coming = weekday(name, calendar, 'coming');
  return coming !== undefined && coming - calendar.today <= 2 ? coming + 7 : coming;
}

/** `3/15`, `15.3.`: which is the month is told by what can be one, else by the writer's custom. */
export function numeric({ a, b, year }: Found, calendar: Calendar): Day | undefined {
  const [one, two] = [Number(a), Number(b)];
  const first = two > 12 || (calendar.monthFirst && one <= 12);
  const [month, date] = first ? [one, two] : [two, one];
  return month > 12 ? undefined : near(month, date, year, calendar);
}
