/** Milliseconds in one of each unit that a duration may be written in. */
const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

type Unit = keyof typeof UNITS;

const WHOLE = /^(?:\d+[smhdw]){1,4}$/;
const PART = /(\d+)([smhdw])/g;

/** The longest wait that a policy may name: five years, in milliseconds. Beyond it a typing error is likelier than a wish. */
export const LONGEST_MS = 5 * 366 * UNITS.d;

/**
 * Reads a duration as policies write it: `'6h'`, `'90s'`, `'1h30m'`.
 *
 * @returns milliseconds, or `undefined` where the text is no duration or exceeds {@link LONGEST_MS}.
 */
export function parseDuration(text: string): number | undefined {
  if (!WHOLE.test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(PART)) total += Number(amount) * UNITS[unit as Unit];
  return total <= LONGEST_MS ? total : undefined;
}

/**
 * Milliseconds as an ISO 8601 duration (`PT6H`, `P1DT30M`, `PT0S`), the form that timelines are printed in.
 * Days are exactly 24 hours long here: a timeline counts elapsed time, not the calendar.
 */
export function isoDuration(ms: number): string {
  const days = Math.floor(ms / UNITS.d);
  const hours = Math.floor((ms % UNITS.d) / UNITS.h);
  const minutes = Math.floor((ms % UNITS.h) / UNITS.m);
  const seconds = (ms % UNITS.m) / UNITS.s;
  const time = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${seconds ? `${seconds}S` : ''}`;
  if (!days && !time) return 'PT0S';
  return `P${days ? `${days}D` : ''}${time ? `T${time}` : ''}`;
}

const ISO = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/**
 * Reads the ISO 8601 durations that scenarios use (weeks, days, hours, minutes, seconds; no months or years, whose
 * length depends on the calendar).
 *
 * @returns milliseconds, or `undefined` where the text is none.
 */
export function parseIsoDuration(text: string): number | undefined {
  const found = ISO.exec(text);
  if (!found || text === 'P' || text.endsWith('T')) return undefined;
  const [, w = 0, d = 0, h = 0, m = 0, s = 0] = found;
  return Math.round(
    Number(w) * UNITS.w + Number(d) * UNITS.d + Number(h) * UNITS.h + Number(m) * UNITS.m + Number(s) * UNITS.s,
  );
}
