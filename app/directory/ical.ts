import ICAL from 'ical.js';
import { instantAt } from '../../engine/facts/zone.ts';
import type { Person, Ruleset, Team } from '../../engine/plan/ruleset.ts';
import type { Address } from '../../engine/roster/known.ts';
import { type Entry, idOf } from './entries.ts';
import { parseCalendar, unreadable } from './ical-text.ts';

/** What a calendar is read for. */
export interface Reading {
  /** As it is called in messages. */
  readonly source: string;
  /** Whole, for the ids of its entries: the address of a feed is often a secret, and is not shown. */
  readonly key: string;
  /** Its events are turns of this team's rota; without it, absences. */
  readonly team?: Team | undefined;
  readonly people: Ruleset['people'];
  readonly addresses: readonly Address[];
  /** Events that are over by then are left out, and those that begin after `until`. Epoch ms. */
  readonly from: number;
  readonly until: number;
}

export interface Calendar {
  readonly entries: readonly Entry[];
  /** What every id of an entry of this calendar begins with. */
  readonly prefix: string;
  /** Events that name nobody, or several, or that cannot be read, in words. */
  readonly passedOver: readonly string[];
  /** Whether every event could be read: else what is not among the entries may be in the calendar all the same. */
  readonly isWhole: boolean;
}

/** A daily series has so many in more than a century. Beyond that it is no rota. */
const MOST_OCCURRENCES = 50_000;

/**
 * Reads an iCalendar feed (RFC 5545): each event that names one person, by an attendee's address or in its summary, is a turn or
 * an absence of theirs. Series are written out as far as the horizon; what is cancelled is left out.
 *
 * @throws DirectoryError where it is no calendar
 */
export function readCalendar(text: string, reading: Reading): Calendar {
  const prefix = `ical-${idOf(reading.key, reading.team?.id ?? '')}-`;
  const { calendar, unread } = parseCalendar(text, reading.source);
  const passedOver: string[] = [];
  const missed = [...unread];
  const entries = calendar
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component))
    .filter((event) => !event.isRecurrenceException())
    .flatMap((event) => {
      const who = personOf(event, reading);
      if (typeof who === 'string') passedOver.push(`${nameOf(event)}: ${who}`);
      if (typeof who === 'string') return [];
      try {
        return occurrences(event, who, reading, { prefix, passedOver });
      } catch (error) {
        missed.push(`${nameOf(event)}: ${error instanceof UnknownZone ? error.message : unreadable(error as Error)}`);
        return [];
      }
    });
  return { entries, prefix, passedOver: [...passedOver, ...missed], isWhole: missed.length === 0 };
}

const nameOf = ({ summary, uid }: ICAL.Event) => summary || uid || 'an event without a name';

/** A time zone that neither we nor the calendar know: to take the time for another one's would be to guess. */
class UnknownZone extends Error {}

interface Gathering {
  readonly prefix: string;
  readonly passedOver: string[];
}

function occurrences(series: ICAL.Event, who: Person, reading: Reading, into: Gathering): readonly Entry[] {
  if (!series.component.hasProperty('dtstart')) throw new Error('it has no DTSTART');
  if (!series.isRecurring()) return entryOf(series, { start: series.startDate, end: series.endDate, uid: series.uid });
  const found: Entry[] = [];
  const iterator = series.iterator();
  for (let n = 0; n < MOST_OCCURRENCES; n++) {
    const next = iterator.next();
    if (!next || instantOf(next, series, who.zone) > reading.until) return found;
    const { item, startDate, endDate } = series.getOccurrenceDetails(next);
    found.push(...entryOf(item, { start: startDate, end: endDate, uid: `${series.uid} ${next.toString()}` }));
  }
  into.passedOver.push(`${nameOf(series)}: its series is too long to be written out`);
  return [];

  /** An occurrence that was changed may be somebody else's. */
  function entryOf(event: ICAL.Event, { start, end, uid }: Occurrence): readonly Entry[] {
    const person = event === series ? who : personOf(event, reading);
    if (typeof person === 'string' || isCancelled(event)) return [];
    const own = event.component.hasProperty('dtend') && !series.isRecurring() ? 'dtend' : 'dtstart';
    const [from, until] = [instantOf(start, event, person.zone), instantOf(end, event, person.zone, own)];
    if (until <= Math.max(from, reading.from) || from > reading.until) return [];
    const row = { id: `${into.prefix}${idOf(uid)}`, person: person.id, from, until, note: event.summary ?? '' };
    return [reading.team ? { kind: 'override', row: { ...row, team: reading.team.id } } : { kind: 'absence', row }];
  }
}

interface Occurrence {
  readonly start: ICAL.Time;
  readonly end: ICAL.Time;
  readonly uid: string;
}

const isCancelled = ({ component }: ICAL.Event) =>
  String(component.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED';

/**
 * Dates and floating times are those of the person. A zone that has an IANA name is reckoned by our own data, another one by
 * what the calendar says of it.
 *
 * @param of the property that says the zone
 * @throws UnknownZone
 */
function instantOf(time: ICAL.Time, { component }: ICAL.Event, zone: string, of = 'dtstart'): number {
  const two = (n: number) => String(n).padStart(2, '0');
  const date = `${String(time.year).padStart(4, '0')}-${two(time.month)}-${two(time.day)}`;
  if (time.isDate) return instantAt(date, '00:00', zone);
  const clock = `${two(time.hour)}:${two(time.minute)}`;
  if (time.zone === ICAL.Timezone.utcTimezone) return Date.parse(`${date}T${clock}:00Z`);
  const named = component.getFirstProperty(of)?.getFirstParameter('tzid');
  if (isZone(named)) return instantAt(date, clock, named);
  if (time.zone !== ICAL.Timezone.localTimezone) return time.toUnixTime() * 1_000;
  if (named !== undefined)
    throw new UnknownZone(`its time zone ${JSON.stringify(named)} is not known here, nor said in the calendar`);
  return instantAt(date, clock, zone);
}

function isZone(name: string | undefined): name is string {
  try {
    return name !== undefined && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

/** The one person whom an event names, by address, else by name (Sun Li is not Li), else by id; or why it is nobody's. */
function personOf(event: ICAL.Event, { people, addresses }: Reading): Person | string {
  const persons = Object.values(people).filter((party): party is Person => party.kind === 'person');
  const mailed = new Set(
    event.attendees.map((attendee) =>
      String(attendee.getFirstValue())
        .replace(/^mailto:/i, '')
        .toLowerCase(),
    ),
  );
  const invited = new Set(
    addresses.filter(({ address }) => mailed.has(address.toLowerCase())).map(({ person }) => person),
  );
  const summary = wordsOf(event.summary ?? '');
  const found = [
    persons.filter(({ id }) => invited.has(id)),
    persons.filter(({ name }) => summary.includes(wordsOf(name))),
    persons.filter(({ id }) => summary.includes(wordsOf(id))),
  ].find((some) => some.length > 0);
  if (found?.length === 1) return found[0]!;
  return found ? `it names ${found.map(({ id }) => id).join(' and ')}` : 'it names nobody of the rules';
}

/** A text as words between spaces: `Li` is in `On call: Li`, and not in `Lindwurm`. */
const wordsOf = (text: string) =>
  ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_-]+/gu, ' ')
    .trim()} `;
