import { Temporal } from 'temporal-polyfill';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** What the clock and the calendar on somebody's wall show. */
export interface LocalTime {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly weekday: (typeof WEEKDAYS)[number];
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
