import { covers, type Span } from '../phrase.ts';
import type { Day } from './day.ts';
import { DATES } from './forms/dates.ts';
import { ENDS } from './forms/ends.ts';
import type { Form } from './forms/form.ts';
import { HAN } from './forms/han.ts';
import { NEAR } from './forms/near.ts';
import { WEEKDAYS } from './forms/weekdays.ts';
import type { Calendar } from './reckon.ts';

/** A day that a text names. */
export interface Dated extends Span {
  readonly day: Day;
  /** It stands for the end of a time (`end of the week`), so it needs no word that makes a deadline of it. */
  readonly isEnd: boolean;
  readonly hasYear: boolean;
  readonly form: NonNullable<Form['form']>;
}

/** Of two readings of the same letters the earlier one counts. */
const FORMS: readonly Form[] = [...DATES, ...HAN, ...ENDS, ...WEEKDAYS, ...NEAR];

/** Every day that a text names, in the order in which they stand; the longer reading of a place wins. */
export function datesIn(text: string, calendar: Calendar): readonly Dated[] {
  const found: Dated[] = FORMS.flatMap(({ pattern, day, isEnd = false, form = 'date' }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const named = day(match.groups ?? {}, calendar);
      if (named === undefined) return [];
      const span = { start: match.index, end: match.index + match[0].length };
      return [{ ...span, day: named, isEnd, form, hasYear: Boolean(match.groups?.year) }];
    }),
  );
  const kept: Dated[] = [];
  for (const one of found.toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
    if (!covers(kept, one.start, one.end)) kept.push(one);
  }
  return withoutWeekdaysOfDates(
    kept.toSorted((a, b) => a.start - b.start),
    text,
  );
}

/** `Friday, 15 March` is one day: the date tells which. It begins where the weekday did. */
function withoutWeekdaysOfDates(dates: readonly Dated[], text: string): readonly Dated[] {
  return dates.flatMap((date, at) => {
    const [before, next] = [dates[at - 1], dates[at + 1]];
    if (date.form === 'weekday' && next?.form === 'date' && isBesides(text.slice(date.end, next.start))) return [];
    if (date.form === 'date' && next?.form === 'weekday' && /^\s*[(（]\s*$/.test(text.slice(date.end, next.start)))
      return [date];
    if (before?.form === 'date' && date.form === 'weekday' && /^\s*[(（]\s*$/.test(text.slice(before.end, date.start)))
      return [];
    const isNamed = before?.form === 'weekday' && date.form === 'date' && isBesides(text.slice(before.end, date.start));
    return [isNamed ? { ...date, start: before.start } : date];
  });
}

const isBesides = (between: string) => /^[\s,.(（]*(?:(?:the|den|dem|le|el|der|am|on|día)\s+)?$/iu.test(between);
