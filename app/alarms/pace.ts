import type { Pace } from '../../connectors/store/store.ts';
import type { AlarmsConfig } from '../config/alarms.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How far back a source's own pace is read: two week-ends and some. */
export const LOOKED_BACK_MS = 28 * DAY_MS;
/** From less than this nobody can tell how long a pause is usual. */
const LEAST_MAILS = 20;
const LEAST_DAYS_MS = 14 * DAY_MS;

/**
 * After how long without mail a source is silent, in ms: as configured, or half as long again as the longest pause of its last four
 * weeks, an hour at the least. Undefined where nobody can tell.
 */
export function patienceWith(name: string, pace: Pace, { silentAfter }: AlarmsConfig): number | undefined {
  const configured = silentAfter[name];
  if (configured !== undefined) return configured || undefined;
  const { count, first, last, longest } = pace;
  if (first === undefined || last === undefined || count < LEAST_MAILS || last - first < LEAST_DAYS_MS)
    return undefined;
  return Math.max(HOUR_MS, 1.5 * longest);
}
