import { Temporal } from 'temporal-polyfill';
import { type Cron, parseCron } from '../plan/cron.ts';
import type { Schedule } from '../plan/schedule.ts';

/*
 * When a schedule is due. Where clocks are set forward, a time that they skip is due as much later as they were set; where they are
 * set back, one that they show twice is due the first time. With `*` for the hour it is due whenever the minutes say so: every half
 * hour stays every half hour. This is what Debian's cron does.
 */

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;

/** The 29th of February comes eight years apart at most (1896 to 1904, 2096 to 2104). */
const MOST_DAYS = 8 * 366 + 1;

/** @throws RangeError where the compiler would have refused the expression */
function cronOf({ cron }: Schedule): Cron {
  const parsed = parseCron(cron);
  if ('why' in parsed) throw new RangeError(`${JSON.stringify(cron)} is no schedule: ${parsed.why.en}`);
  return parsed;
}

/** @param at epoch milliseconds */
export function isDue(schedule: Schedule, at: number): boolean {
  const cron = cronOf(schedule);
  const date = dateOf(at, schedule.zone);
  // What was skipped at the end of a day is due on the next one.
  return [date, date.subtract({ days: 1 })].some((day) => momentsOn(day, cron, schedule.zone).includes(at));
}

/** The last moment before another one; undefined where there is none in eight years. @param at epoch milliseconds */
export function momentBefore(schedule: Schedule, at: number): number | undefined {
  const cron = cronOf(schedule);
  const date = dateOf(at, schedule.zone);
  for (let days = 0; days <= MOST_DAYS; days++) {
    const earlier = momentsOn(date.subtract({ days }), cron, schedule.zone).filter((moment) => moment < at);
    if (earlier.length) return Math.max(...earlier);
  }
  return undefined;
}

const dateOf = (at: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();

/** Epoch milliseconds of all moments of a day, each once. */
function momentsOn(date: Temporal.PlainDate, cron: Cron, zone: string): readonly number[] {
  const { dayOfMonth, month, dayOfWeek } = cron;
  const isDay = month.includes(date.month) && dayOfMonth.includes(date.day) && dayOfWeek.includes(date.dayOfWeek % 7);
  if (!isDay) return [];
  if (cron.hour.length === 24) return wheneverOn(date, cron, zone);
  const times = cron.hour.flatMap((hour) => cron.minute.map((minute) => new Temporal.PlainTime(hour, minute)));
  const instants = times.map((plainTime) => date.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds);
  return [...new Set(instants)];
}

/** Every minute of the day that clocks show to be one of these. */
function wheneverOn(date: Temporal.PlainDate, { minute }: Cron, zone: string): readonly number[] {
  const [from, to] = [date, date.add({ days: 1 })].map((day) => day.toZonedDateTime(zone));
  const moments: number[] = [];
  const until = to!.epochMilliseconds;
  // Zones are set by whole minutes, and in the steps between two changes the clock runs evenly.
  for (let at = from!.epochMilliseconds; at < until; ) {
    const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
    const next = there.getTimeZoneTransition('next')?.epochMilliseconds ?? until;
    const end = Math.min(next, until);
    for (let shown = there.minute; at < end; at += MINUTE, shown = (shown + 1) % 60)
      if (minute.includes(shown)) moments.push(at);
  }
  return moments;
}

/** Moments in UTC, as Temporal's schedules take them; ranges are written out. */
export interface UtcMoments {
  readonly minute: readonly number[];
  readonly hour: readonly number[];
  readonly dayOfMonth: readonly number[];
  /** 1 to 12 */
  readonly month: readonly number[];
  /** 0 is Sunday. */
  readonly dayOfWeek: readonly number[];
}

/**
 * Moments in UTC among which all are that the schedule is due at, whichever of its offsets the zone has then. Some are not:
 * {@link isDue} tells.
 *
 * @param now epoch milliseconds; the offsets are those of a year before and three after
 */
export function utcMoments(schedule: Schedule, now: number): readonly UtcMoments[] {
  const cron = cronOf(schedule);
  const groups = new Map<string, { shift: number; minute: Set<number>; hour: number }>();
  for (const offset of offsetsOf(schedule.zone, now)) {
    for (const [hour, minute] of cron.hour.flatMap((h) => cron.minute.map((m) => [h, m] as const))) {
      const total = hour * 60 + minute - offset;
      const shift = Math.floor(total / DAY_MINUTES);
      const rest = total - shift * DAY_MINUTES;
      const [h, m] = [Math.floor(rest / 60), rest % 60];
      const group = groups.get(`${shift} ${h}`) ?? { shift, minute: new Set(), hour: h };
      group.minute.add(m);
      groups.set(`${shift} ${h}`, group);
    }
  }
  const alike = Map.groupBy(groups.values(), ({ shift, minute }) => `${shift} ${[...minute].sort().join()}`);
  return [...alike.values()].map((hours) => {
    const { shift, minute } = hours[0]!;
    return { minute: ascending(minute), hour: ascending(hours.map(({ hour }) => hour)), ...daysFor(cron, shift) };
  });
}

/** Offsets in minutes. */
function offsetsOf(zone: string, now: number): ReadonlySet<number> {
  const start = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).subtract({ years: 1 });
  const end = start.add({ years: 4 });
  const offsets = new Set<number>();
  for (let at: Temporal.ZonedDateTime | null = start; at && at.epochMilliseconds < end.epochMilliseconds; ) {
    offsets.add(Math.round(at.offsetNanoseconds / 60e9));
    at = at.getTimeZoneTransition('next');
  }
  return offsets;
}

const ALL_MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);
const LAST_DAYS = [28, 29, 30, 31];

/** The days on which it is then in UTC: a day earlier or later, over the end of a month, too. */
function daysFor({ dayOfMonth, month, dayOfWeek }: Cron, shift: number): Omit<UtcMoments, 'minute' | 'hour'> {
  if (shift === 0) return { dayOfMonth, month, dayOfWeek };
  const days = dayOfMonth.flatMap((day) => {
    if (day + shift < 1) return LAST_DAYS;
    return day + shift > 28 ? [1, day + shift] : [day + shift];
  });
  const months = month.flatMap((one) => [one, ((one - 1 + shift + 12) % 12) + 1]);
  return {
    dayOfMonth: ascending(days.filter((day) => day <= 31)),
    month: month.length === 12 ? ALL_MONTHS : ascending(months),
    dayOfWeek: ascending(dayOfWeek.map((day) => (day + shift + 7) % 7)),
  };
}

const ascending = (values: Iterable<number>) => [...new Set(values)].sort((a, b) => a - b);
