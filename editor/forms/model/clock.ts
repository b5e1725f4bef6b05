import { printText, type Quote } from '../../../engine/compiler/edit/print/literal.ts';
import { callOf } from './call.ts';

/** A moment of each day, or of some days of the week: `schedule('0 9 * * mon', { zone: 'Asia/Shanghai' })`. */
export interface Clock {
  /** `09:00` */
  readonly time: string;
  readonly days: Days;
  /** IANA. */
  readonly zone: string;
}

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const DAYS = ['every', 'working', ...WEEKDAYS] as const;
export type Days = (typeof DAYS)[number];

const FIELD: { readonly [days: string]: string } = { every: '*', working: '1-5' };
const SUNDAY_FIRST = ['sun', ...WEEKDAYS.slice(0, 6), 'sun'];

/** Undefined: another schedule than a time on some days, which stands as its text. */
export function clockOf(text: string): Clock | undefined {
  const { name, args: [plan, options] = [] } = callOf(text) ?? {};
  const zone = options?.fields?.zone?.literal;
  if (name !== 'schedule' || typeof plan?.literal !== 'string' || typeof zone !== 'string') return undefined;
  const [minute = '', hour = '', day, month, weekday = '', ...more] = plan.literal.trim().split(/\s+/);
  const days = daysOf(weekday.toLowerCase());
  if (!/^\d+$/.test(minute) || !/^\d+$/.test(hour) || day !== '*' || month !== '*' || more.length > 0 || !days)
    return undefined;
  return { time: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`, days, zone };
}

function daysOf(weekday: string): Days | undefined {
  if (weekday === '*') return 'every';
  const named = weekday.replace(/\d/g, (digit) => SUNDAY_FIRST[Number(digit)] ?? digit);
  if (named === 'mon-fri') return 'working';
  return WEEKDAYS.find((one) => one === named);
}

export function printClock({ time, days, zone }: Clock, quote: Quote): string {
  const [hour, minute] = time.split(':').map(Number);
  const plan = `${minute ?? 0} ${hour ?? 0} * * ${FIELD[days] ?? days}`;
  return `schedule(${printText(plan, quote)}, { zone: ${printText(zone, quote)} })`;
}
