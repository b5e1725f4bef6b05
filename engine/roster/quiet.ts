import { daysAfter, localTime } from '../facts/zone.ts';
import type { Person } from '../plan/ruleset.ts';
import { holdsUntil, knownZone, type Window, windowsOn } from './windows.ts';

/** The instant (epoch ms) until which nothing may ring at a person; undefined where it may ring now. */
export const quietUntil = ({ quiet, zone }: Person, at: number): number | undefined =>
  quiet ? holdsUntil(at, quiet, knownZone(zone)) : undefined;

const WEEK = [0, 1, 2, 3, 4, 5, 6, 7];

/** The next quiet hours that begin after an instant (epoch ms), within a week; undefined where there are none. */
export function nextQuiet({ quiet = [], zone }: Person, at: number): Window | undefined {
  const known = knownZone(zone);
  const today = localTime(at, known).date;
  const windows = WEEK.flatMap((days) => windowsOn(daysAfter(today, days), quiet, known));
  const next = windows.filter(({ from }) => from > at).toSorted((a, b) => a.from - b.from)[0];
  return next && { from: next.from, until: holdsUntil(next.from, quiet, known) ?? next.until };
}
