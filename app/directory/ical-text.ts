import ICAL from 'ical.js';
import { DirectoryError } from './names.ts';

/** A calendar without the events that could not be read, and why each of those could not: `Li Na: …`. */
export interface Parsed {
  readonly calendar: ICAL.Component;
  readonly unread: readonly string[];
}

/** Reads an iCalendar text. One event with a mistake in it leaves the others as they are. @throws DirectoryError where it is no calendar */
export function parseCalendar(text: string, source: string): Parsed {
  const lines = text
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  if (!/^BEGIN:VCALENDAR\s*$/i.test(lines[0] ?? '')) throw noCalendar(source);
  if (!/^END:VCALENDAR\s*$/i.test(lines.at(-1)!)) {
    throw new DirectoryError(`${source}: the calendar breaks off before its end. Fetch or export it once more.`);
  }
  const whole = parsed(lines);
  if (whole instanceof ICAL.Component) return { calendar: whole, unread: [] };
  return withoutUnread(lines, source);
}

function withoutUnread(lines: readonly string[], source: string): Parsed {
  const unread: string[] = [];
  const kept: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const end = /^BEGIN:VEVENT\s*$/i.test(lines[at]!) ? endOf(lines, at) : at;
    const piece = lines.slice(at, end + 1);
    const reading = end > at ? parsed(['BEGIN:VCALENDAR', ...piece, 'END:VCALENDAR']) : undefined;
    if (reading instanceof Error) unread.push(`${nameIn(piece)}: ${unreadable(reading)}`);
    else kept.push(...piece);
    at = end + 1;
  }
  const calendar = parsed(kept);
  if (calendar instanceof Error) throw noCalendar(source);
  return { calendar, unread };
}

/** What is said of an event that the library cannot read, in its words: they quote the calendar. */
export const unreadable = ({ message }: Error) => `it cannot be read (${message})`;

function parsed(lines: readonly string[]): ICAL.Component | Error {
  try {
    const calendar = new ICAL.Component(ICAL.parse(lines.join('\r\n')));
    return calendar.name === 'vcalendar' ? calendar : new Error('no VCALENDAR');
  } catch (error) {
    return error as Error;
  }
}

/** The last line of an event, or of the file where the event has none. */
function endOf(lines: readonly string[], from: number): number {
  for (let at = from + 1; at < lines.length; at++) if (/^END:VEVENT\s*$/i.test(lines[at]!)) return at;
  return lines.length - 1;
}

function nameIn(lines: readonly string[]): string {
  const said = (name: string) =>
    lines.map((line) => new RegExp(`^${name}(?:;[^:]*)?:(.+)$`, 'i').exec(line)?.[1]).find(Boolean);
  return said('SUMMARY') ?? said('UID') ?? 'an event without a name';
}

const noCalendar = (source: string) =>
  new DirectoryError(
    `${source}: this is no iCalendar file. Export the calendar as .ics, or name the address of its feed.`,
  );
