import type { Store } from '../../connectors/store/store.ts';
import type { Person, Ruleset, Team } from '../../engine/plan/ruleset.ts';
import { Attendance } from '../../engine/roster/absence.ts';
import { type Acting, behind } from '../../engine/roster/behind.ts';
import type { Absence, Address, Override, SilenceRow } from '../../engine/roster/known.ts';
import { quietUntil } from '../../engine/roster/quiet.ts';
import { holding } from '../../engine/roster/silences.ts';

/** What the store holds about people. */
export interface Books {
  readonly addresses: readonly Address[];
  readonly absences: readonly Absence[];
  readonly overrides: readonly Override[];
  readonly silences: readonly SilenceRow[];
}

/** Who is there at an instant, as people ask it. Times are epoch ms. */
export interface Overview {
  readonly at: number;
  readonly teams: readonly { readonly id: string; readonly name: string; readonly onCall: Acting | undefined }[];
  readonly persons: readonly PersonNow[];
  /** Those that hold, by id, until when. */
  readonly silences: readonly { readonly id: string; readonly until: number }[];
}

export interface PersonNow {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  /** Until when they are away, and who acts for them. */
  readonly away?: { readonly until: number; readonly acting: string } | undefined;
  readonly quietUntil?: number | undefined;
  /** In their own order; the page, by which everybody is reached, is not among them. */
  readonly addresses: readonly { readonly channel: string; readonly address: string }[];
}

export async function booksOf(
  store: Pick<Store, 'directory' | 'absences' | 'overrides' | 'silences'>,
  at: number,
): Promise<Books> {
  const [addresses, absences, overrides, silences] = await Promise.all([
    store.directory.all(),
    store.absences.list(),
    store.overrides.list(),
    store.silences.at(at),
  ]);
  return { addresses, absences, overrides, silences };
}

export function overviewOf(people: Ruleset['people'], books: Books, at: number): Overview {
  const parties = Object.values(people);
  const attendance = new Attendance(people, books.absences, at);
  return {
    at,
    teams: parties
      .filter((party): party is Team => party.kind === 'team' && party.rota !== undefined)
      .map(({ id, name }) => ({ id, name, onCall: behind(`${id}.onCall`, at, people, books)[0] })),
    persons: parties
      .filter((party): party is Person => party.kind === 'person')
      .map((person) => personNow(person, attendance, books.addresses, at)),
    silences: holding(books.silences, at).map(({ id, until }) => ({ id, until })),
  };
}

function personNow(person: Person, attendance: Attendance, all: readonly Address[], at: number): PersonNow {
  const { id, name, zone, channels } = person;
  const absence = attendance.absenceOf(id);
  const quiet = quietUntil(person, at);
  const place = (channel: string) => (channels.includes(channel) ? channels.indexOf(channel) : channels.length);
  return {
    id,
    name,
    zone,
    ...(absence ? { away: { until: absence.until, acting: attendance.actingFor(id) } } : {}),
    ...(quiet === undefined ? {} : { quietUntil: quiet }),
    addresses: all
      .filter((row) => row.person === id)
      .sort((a, b) => place(a.channel) - place(b.channel))
      .map(({ channel, address }) => ({ channel, address })),
  };
}
