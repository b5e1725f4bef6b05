const DAY_MS = 86_400_000;

/** An instant (epoch ms) as a field for date and time has it, in the zone of the browser: `2026-03-01T09:30`. */
export function localText(at: number): string {
  const shifted = at - new Date(at).getTimezoneOffset() * 60_000;
  return new Date(shifted).toISOString().slice(0, 16);
}

/** The reverse. NaN: it is no time. */
export const instantOf = (text: string): number => new Date(text).getTime();

/** From this minute on for a day: what a form begins with. */
export function nextDay(now: number): { readonly from: number; readonly until: number } {
  const from = Math.floor(now / 60_000) * 60_000;
  return { from, until: from + DAY_MS };
}
