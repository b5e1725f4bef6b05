import { daysAfter, localTime } from '../facts/zone.ts';
import type { Hours } from '../plan/hours.ts';
import type { Person } from '../plan/ruleset.ts';
import type { Absence } from './known.ts';
import { knownZone, type Window, windowsOn } from './windows.ts';

/** Who says no hours works at all of them. */
const ALWAYS: readonly Hours[] = [{ from: '00:00', to: '24:00' }];
/** Beyond a year and a day, a typing error in hours or holidays is likelier than a wish. */
const DAYS_AHEAD = 367;

/**
 * The instant at which so much working time of a person will have passed: their hours by the clock of their zone, without
 * holidays and absences. A night shift belongs to the day on which it begins.
 *
 * @param from epoch ms; @param duration ms of working time
 * @returns epoch ms: the very end of the window in which the time is up; `from` itself for no duration
 * @throws RangeError where the person does not work so long within a year
 */
export function workingDeadline(
  from: number,
  duration: number,
  person: Person,
  absences: readonly Absence[] = [],
): number {
  if (duration <= 0) return from;
  const away = absences.filter((absence) => absence.person === person.id);
  const zone = knownZone(person.zone);
  const today = localTime(from, zone).date;
  let left = duration;
  let done = from;
  for (let day = -1; day <= DAYS_AHEAD; day++) {
    for (const window of workOn(daysAfter(today, day), person, zone)) {
      for (const piece of without(window, away)) {
        const begin = Math.max(piece.from, done);
        if (piece.until - begin >= left) return begin + left;
        left -= Math.max(0, piece.until - begin);
        done = Math.max(done, piece.until);
      }
    }
  }
  throw new RangeError(
    `${person.name} does not work that long within a year; look at their hours, holidays and absences`,
  );
}

/**
 * How much working time of a person lies between two instants (epoch ms); none before the first of their hours. Windows that
 * overlap count once.
 *
 * @returns ms; of more than a year the working time of its first
 */
export function workingBetween(from: number, until: number, person: Person, absences: readonly Absence[] = []): number {
  const away = absences.filter((absence) => absence.person === person.id);
  const zone = knownZone(person.zone);
  const today = localTime(from, zone).date;
  let worked = 0;
  let done = from;
  for (let day = -1; day <= DAYS_AHEAD && done < until; day++) {
    const windows = workOn(daysAfter(today, day), person, zone);
    // A night of the day before may still go on: a day that begins later than the end is beyond it.
    if (windows.length > 0 && windows.every((window) => window.from >= until)) break;
    for (const piece of windows.flatMap((window) => without(window, away))) {
      const begin = Math.max(piece.from, done);
      const end = Math.min(piece.until, until);
      worked += Math.max(0, end - begin);
      done = Math.max(done, end);
    }
  }
  return worked;
}

/** The windows of work that begin on a day, in the order of time. */
function workOn(date: string, { hours = ALWAYS, holidays }: Person, zone: string): readonly Window[] {
  return holidays?.includes(date) ? [] : windowsOn(date, hours, zone).toSorted((a, b) => a.from - b.from);
}

/** What absences leave of a window. */
function without(window: Window, absences: readonly Absence[]): readonly Window[] {
  return absences.reduce<readonly Window[]>(
    (pieces, away) =>
      pieces.flatMap(({ from, until }) =>
        [
          { from, until: Math.min(until, away.from) },
          { from: Math.max(from, away.until), until },
        ].filter((piece) => piece.until > piece.from),
      ),
    [window],
  );
}
