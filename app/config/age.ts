import { parseDuration } from '../../engine/plan/duration.ts';

export const DAY_MS = 86_400_000;

/** An age as the configuration and `posthorn erase` write it: a duration of one day or more, or years of 365 days. In ms. */
export function ageOf(text: string): number | undefined {
  const years = /^(\d{1,2})y$/.exec(text)?.[1];
  const ms = years === undefined ? parseDuration(text) : Number(years) * 365 * DAY_MS;
  return ms !== undefined && ms >= DAY_MS ? ms : undefined;
}
