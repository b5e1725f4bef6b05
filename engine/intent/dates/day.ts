/** Days since the beginning of 1970, as a calendar counts them: no clock and no zone. */
export type Day = number;

const DAY_MS = 86_400_000;

export const dayOf = (year: number, month: number, date: number): Day | undefined => {
  const ms = Date.UTC(year, month - 1, date);
  const made = new Date(ms);
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === date ? ms / DAY_MS : undefined;
};

/** The day on the clock of somebody. @param offset minutes ahead of UTC */
export const dayAt = (ms: number, offset: number): Day => Math.floor((ms + offset * 60_000) / DAY_MS);

export const isoDay = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;

export const partsOf = (day: Day) => {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, date: date.getUTCDate() };
};

/** @param month 1 to 12, or beyond, for months of the years around */
export const lastOfMonth = (year: number, month: number): Day => Date.UTC(year, month, 0) / DAY_MS;

/** Some working days later, Monday to Friday. */
export function workingDaysAfter(day: Day, count: number): Day {
  let at = day;
  for (let left = count; left > 0; ) {
    at++;
    if (weekdayOf(at) <= 5) left--;
  }
  return at;
}

/** Milliseconds of a moment of a day on somebody's clock. @param minutes after midnight */
export const momentOf = (day: Day, minutes: number, offset: number): number =>
  day * DAY_MS + (minutes - offset) * 60_000;
