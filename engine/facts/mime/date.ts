const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** RFC 5322 §4.3: the only names with a known meaning. Others count as UTC, as it says. */
const ZONES: Readonly<Record<string, number>> = {
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
};

const DATE =
  /(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*[\s-]+(\d{2,4})[\s,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*(?:([+-])(\d{2}):?(\d{2})|([A-Za-z]{1,5}))?/;

/**
 * Reads a Date header (RFC 5322 §3.3, with the obsolete years and zones of §4.3).
 *
 * @returns the instant as ISO 8601 in UTC, without fractions of a second, or `undefined` where it is none
 */
export function parseDate(header: string): string | undefined {
  const text = header
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const found = DATE.exec(text);
  const ms = found ? instantOf(found) : Date.parse(text);
  if (ms === undefined || Number.isNaN(ms) || Math.abs(ms) > LAST) return undefined;
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** The year 9999: beyond it ISO 8601 wants more digits. */
const LAST = 253_402_300_799_000;

function instantOf(found: RegExpExecArray): number | undefined {
  const [, day, month, year, hour, minute, second, sign, zoneHours, zoneMinutes, zone] = found;
  const index = MONTHS.indexOf(month?.toLowerCase() ?? '');
  const [d, h, m, s] = [day, hour, minute, second ?? 0].map(Number) as [number, number, number, number];
  if (index < 0 || d < 1 || d > 31 || h > 24 || m > 59 || s > 60) return undefined;
  const offset = sign
    ? (sign === '-' ? -1 : 1) * (Number(zoneHours) * 60 + Number(zoneMinutes))
    : (ZONES[zone?.toLowerCase() ?? ''] ?? 0) * 60;
  return Date.UTC(fullYear(year ?? ''), index, d, h, m, s) - offset * 60_000;
}

/** Two digits up to 49 are of this century, and three count from 1900. */
function fullYear(year: string): number {
  const value = Number(year);
  if (year.length === 2) return value < 50 ? 2000 + value : 1900 + value;
  return year.length === 3 ? 1900 + value : value;
}
