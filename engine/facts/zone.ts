import { Temporal } from 'temporal-polyfill';
import { WEEKDAYS, type Weekday } from '../plan/hours.ts';

/** What the clock and the calendar on somebody's wall show. */
export interface LocalTime {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly weekday: Weekday;
  /** 0 to 23 */
  readonly hour: number;
  /** 0 to 59 */
  readonly minute: number;
}

/**
 * @param epochMs an instant in epoch milliseconds
 * @param zone IANA name: `Europe/Berlin`
 * @throws RangeError for a zone that this machine does not know
 */
export function localTime(epochMs: number, zone: string): LocalTime {
  const there = at(epochMs, zone);
  return {
    date: there.toPlainDate().toString(),
    weekday: WEEKDAYS[there.dayOfWeek - 1] ?? 'monday',
    hour: there.hour,
    minute: there.minute,
  };
}

/** A day may be missing from a calendar (Samoa in 2011), and today's time may be over: three days hold the next one. */
const DAYS_AHEAD = [0, 1, 2];

/**
 * The next instant, strictly after the given one, at which clocks in the zone show the time. Where daylight saving
 * skips it that day, the first instant after the gap; where it comes twice, the first of the two.
 *
 * @param time `HH:MM`, 24 hours
 * @returns epoch milliseconds
 * @throws RangeError for a time that no clock shows, or a zone that this machine does not know
 */
export function nextTime(epochMs: number, time: string, zone: string): number {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!found) throw new RangeError(`${JSON.stringify(time)} is no time of day; write it as HH:MM, such as '09:00'`);
  const wanted = new Temporal.PlainTime(Number(found[1]), Number(found[2]));
  const today = at(epochMs, zone).toPlainDate();
  const instants = DAYS_AHEAD.map((days) => instantOf(today.add({ days }), wanted, zone));
  return instants.find((instant) => instant > epochMs) ?? Number.NaN;
}

/**
 * The instant at which clocks in the zone show a time of a day; the first of two, and the end of the gap where that day
 * skips it.
 *
 * @param date `YYYY-MM-DD`
 * @param time `HH:MM`; `24:00` is the next day's midnight
 * @returns epoch milliseconds
 */
export function instantAt(date: string, time: string, zone: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const day = Temporal.PlainDate.from(date).add({ days: hour === 24 ? 1 : 0 });
  return instantOf(day, new Temporal.PlainTime(hour % 24, minute), zone);
}

/** `YYYY-MM-DD`, some days later (or earlier). */
export const daysAfter = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();

/** How many days a date lies after another. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days;

/** The weekday of a `YYYY-MM-DD`. */
export const weekdayOf = (date: string): Weekday => WEEKDAYS[Temporal.PlainDate.from(date).dayOfWeek - 1] ?? 'monday';

function instantOf(date: Temporal.PlainDate, time: Temporal.PlainTime, zone: string): number {
  const wanted = date.toPlainDateTime(time);
  const before = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (before.toPlainDateTime().equals(wanted)) return before.epochMilliseconds;
  return before.getTimeZoneTransition('next')?.epochMilliseconds ?? before.epochMilliseconds;
}

function at(epochMs: number, zone: string): Temporal.ZonedDateTime {
  try {
    return Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
  } catch (cause) {
    throw new RangeError(`${JSON.stringify(zone)} is no time zone; write an IANA name such as 'Europe/Berlin'`, {
      cause,
    });
  }
}
