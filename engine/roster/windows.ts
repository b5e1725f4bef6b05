import { daysAfter, instantAt, localTime, weekdayOf } from '../facts/zone.ts';
import type { Hours } from '../plan/hours.ts';

/** `from ≤ t < until`, epoch milliseconds. */
export interface Window {
  readonly from: number;
  readonly until: number;
}

/** A night begins the evening before, and where a zone changes sides of the date line a day is missing: two days back are enough. */
const DAYS_BACK = 2;

/** A zone that this machine's data do not know must not keep anybody from being told: its hours are then those of UTC. */
export function knownZone(zone: string): string {
  try {
    localTime(0, zone);
    return zone;
  } catch {
    return 'UTC';
  }
}

/** The windows of weekly hours that begin on one day; those that daylight saving leaves nothing of are not among them. */
export function windowsOn(date: string, hours: readonly Hours[], zone: string): readonly Window[] {
  const weekday = weekdayOf(date);
  return hours
    .filter(({ days }) => !days || days.includes(weekday))
    .map(({ from, to }) => ({
      from: instantAt(date, from, zone),
      until: instantAt(to > from ? date : daysAfter(date, 1), to, zone),
    }))
    .filter(({ from, until }) => until > from);
}

/**
 * The window of weekly hours that holds at an instant; windows that touch or overlap are one.
 *
 * @returns its end in epoch ms, at most a week on; undefined where none holds
 */
export function holdsUntil(at: number, hours: readonly Hours[], zone: string): number | undefined {
  const today = localTime(at, zone).date;
  let end: number | undefined;
  for (let day = -DAYS_BACK; day <= 7; day++) {
    const windows = windowsOn(daysAfter(today, day), hours, zone).toSorted((a, b) => a.from - b.from);
    for (const { from, until } of windows) if (from <= (end ?? at) && until > (end ?? at)) end = until;
  }
  return end;
}
