import type { Expression } from '../../../plan/expression.ts';
import { type Hours, isDate, TIME_OF_DAY, type Weekday } from '../../../plan/hours.ts';
import { badDate, badTime, noHours } from '../../diagnostics/people.ts';
import { type Context, type Ranged, report } from '../context.ts';
import { textIn } from './call.ts';

/** `{ days: [ … ], from: '08:30', to: '18:00' }`, or a list of such; undefined where it is no literal, or a diagnostic was given. */
export function hoursIn(expression: Expression, cx: Context): readonly Hours[] | undefined {
  const windows = expression.kind === 'array' ? expression.items : [expression];
  const all = windows.map((window) => windowIn(window, cx));
  return all.every((one) => one !== undefined) ? all : undefined;
}

function windowIn(expression: Expression, cx: Context): Hours | undefined {
  const fields = fieldsIn(expression);
  const [from, to] = [timeIn(fields?.from, cx), timeIn(fields?.to, cx, '24:00')];
  const days = fields?.days && textsIn(fields.days);
  if (from === undefined || to === undefined || (fields?.days && !days)) return undefined;
  if (from === to) {
    report(cx, placeOf(expression), noHours, { time: from });
    return undefined;
  }
  return { ...(days ? { days: days as readonly Weekday[] } : {}), from, to };
}

/** A time of day; `24:00` only where a day may end. */
export function timeIn(expression: Expression | undefined, cx: Context, also?: '24:00'): string | undefined {
  const time = textIn(expression);
  if (!expression || time === undefined) return undefined;
  if (TIME_OF_DAY.test(time) && (time !== '24:00' || also === time)) return time;
  report(cx, placeOf(expression), badTime, { time });
  return undefined;
}

/** A day of the calendar. */
export function dateIn(expression: Expression | undefined, cx: Context): string | undefined {
  const date = textIn(expression);
  return expression && date !== undefined && areDates([date], placeOf(expression), HERE, cx) ? date : undefined;
}

export const HERE = { en: '', zh: '' };

export function areDates(dates: readonly string[], at: Ranged, where: typeof HERE, cx: Context): boolean {
  const bad = dates.find((date) => !isDate(date));
  if (bad !== undefined) report(cx, at, badDate, { date: bad, where });
  return bad === undefined;
}

/** The fields of an object that is written out. */
export const fieldsIn = (expression: Expression | undefined): { readonly [name: string]: Expression } | undefined =>
  expression?.kind === 'object'
    ? Object.fromEntries(expression.fields.map(({ name, value }) => [name, value]))
    : undefined;

export const placeOf = ({ span: [start, end] }: Expression) => ({ start, end });

export function textsIn(list: Expression): readonly string[] | undefined {
  const texts = list.kind === 'array' ? list.items.map(textIn) : [undefined];
  return texts.every((text) => text !== undefined) ? texts : undefined;
}
