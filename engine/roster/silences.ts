import type { Silence } from '../arbiter/alert.ts';
import type { SilenceRow } from './known.ts';
import { holdsUntil, knownZone } from './windows.ts';

/** The silences that hold at an instant, each with the end of its present window. */
export const holding = (rows: readonly SilenceRow[], at: number): readonly Silence[] =>
  rows
    .filter(({ from, until }) => from <= at && at < until)
    .flatMap(({ id, matchers, until, recurs, by, comment }) => {
      const end = recurs ? holdsUntil(at, [recurs], knownZone(recurs.zone)) : until;
      return end === undefined ? [] : [{ id, matchers, until: Math.min(end, until), by, comment }];
    });
