import { decodeText } from './mime/charset.ts';
import type { Part } from './mime/part.ts';
import { instantAt } from './zone.ts';

/** A calendar entry that a mail brings (RFC 5545, RFC 5546). A type, not an interface, so that it is a plain value too. */
export type Invitation = {
  /** `request`, `cancel`, `reply`, `publish` …; empty where the calendar does not say. */
  readonly method: string;
  readonly title: string;
  /** ISO 8601; a whole day is its midnight in UTC. Empty where it cannot be read. */
  readonly start: string;
  readonly end: string;
  readonly location: string;
  /** Address of who invites, in lower case. */
  readonly organizer: string;
  readonly attendees: number;
};

/** What is longer is no invitation. */
const LONGEST = 1_000_000;

export function invitationOf(message: Part): Invitation | undefined {
  const part = calendarIn(message);
  if (!part) return undefined;
  const { text } = decodeText(part.content().subarray(0, LONGEST), part.type.params.get('charset') ?? 'utf-8');
  const lines = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const from = lines.findIndex((line) => /^BEGIN:(?:VEVENT|VTODO)\s*$/i.test(line));
  if (from < 0) return undefined;
  const until = lines.findIndex((line, index) => index > from && /^END:(?:VEVENT|VTODO)\s*$/i.test(line));
  const event = lines.slice(from + 1, until < 0 ? undefined : until).filter(notOfAlarm());
  const method = property(lines.slice(0, from), 'METHOD')?.value ?? part.type.params.get('method') ?? '';
  return {
    method: method.trim().toLowerCase(),
    title: readable(property(event, 'SUMMARY')?.value ?? ''),
    start: instantOf(property(event, 'DTSTART')),
    end: instantOf(property(event, 'DTEND') ?? property(event, 'DUE')),
    location: readable(property(event, 'LOCATION')?.value ?? ''),
    organizer: (property(event, 'ORGANIZER')?.value ?? '')
      .replace(/^mailto:/i, '')
      .trim()
      .toLowerCase(),
    attendees: event.filter((line) => /^ATTENDEE[;:]/i.test(line)).length,
  };
}

function calendarIn(part: Part): Part | undefined {
  const name = part.disposition.params.get('filename') ?? part.type.params.get('name') ?? '';
  if (part.type.value === 'text/calendar' || part.type.value === 'application/ics' || /\.ics$/i.test(name)) return part;
  if (part.type.value.startsWith('message/')) return undefined;
  for (const inner of part.parts) {
    const found = calendarIn(inner);
    if (found) return found;
  }
  return undefined;
}

function notOfAlarm(): (line: string) => boolean {
  let depth = 0;
  return (line) => {
    if (/^BEGIN:/i.test(line)) depth++;
    const isOwn = depth === 0;
    if (/^END:/i.test(line)) depth--;
    return isOwn;
  };
}

interface Property {
  readonly params: string;
  readonly value: string;
}

function property(lines: readonly string[], name: string): Property | undefined {
  const shape = new RegExp(`^${name}((?:;[^:"]*(?:"[^"]*"[^:"]*)*)?):(.*)$`, 'i');
  for (const line of lines) {
    const found = line.length < 20_000 ? shape.exec(line) : null;
    if (found) return { params: found[1] ?? '', value: found[2] ?? '' };
  }
  return undefined;
}

const readable = (text: string) =>
  text
    .replace(/\\n/gi, ' ')
    .replace(/\\([\\;,])/g, '$1')
    .trim()
    .slice(0, 1_000);

/** Zones by IANA names; any other (Outlook's own) is read as UTC, for its rules stand in a part of the calendar that is not read. */
function instantOf(time: Property | undefined): string {
  const [, y, mo, d, h, mi, s, z] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z)?)?\s*$/.exec(time?.value ?? '') ?? [];
  if (!y) return '';
  const date = `${y}-${mo}-${d}`;
  const zone = /;TZID="?([^";:]+)/i.exec(time?.params ?? '')?.[1];
  try {
    const at =
      z || !zone || !h
        ? Date.parse(`${date}T${h ?? '00'}:${mi ?? '00'}:${s ?? '00'}Z`)
        : instantAt(date, `${h}:${mi}`, zone);
    return new Date(at).toISOString();
  } catch {
    const at = Date.parse(`${date}T${h ?? '00'}:${mi ?? '00'}:00Z`);
    return Number.isNaN(at) ? '' : new Date(at).toISOString();
  }
}
