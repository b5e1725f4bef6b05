import { daysAfter, localTime } from '../facts/zone.ts';
import type { Person } from '../plan/ruleset.ts';
import { knownZone, windowsOn } from './windows.ts';

/** Beyond two years, a typing error in hours or holidays is likelier than a wish. */
const DAYS_AHEAD = 731;

/**
 * The day after so many working days of the house in which a person works: by their hours, zone and holidays. Absences count for nothing:
 * a warehouse goes on while one of its people is away.
 *
 * @param at epoch ms; today itself is not counted
 * @param days 0: today, where there is working time left in it, else the next working day
 * @returns `YYYY-MM-DD`
 * @throws RangeError where nobody works so long within two years
 */
export function workingDay(at: number, days: number, { zone: named, hours, holidays, name }: Person): string {
  const zone = knownZone(named);
  const today = localTime(at, zone).date;
  const windowsOf = (date: string) =>
    holidays?.includes(date) ? [] : windowsOn(date, hours ?? [{ from: '00:00', to: '24:00' }], zone);
  if (days === 0 && windowsOf(today).some(({ until }) => until > at)) return today;
  let left = Math.max(1, days);
  for (let day = 1; day <= DAYS_AHEAD; day++) {
    const date = daysAfter(today, day);
    if (windowsOf(date).length && --left === 0) return date;
  }
  throw new RangeError(`${name} does not work for ${days} days within two years; look at their hours and holidays`);
}
