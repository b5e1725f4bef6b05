import { createHash } from 'node:crypto';
import type { Absence, Override, Store } from '../../connectors/store/store.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';
import type { Address } from '../../engine/roster/known.ts';
import { addressRemark, type Ground, turnRemark } from './ground.ts';
import { DirectoryError, personNamed, teamNamed } from './names.ts';
import { inOrder, instantIn } from './times.ts';

/** One thing that the directory keeps. */
export type Entry =
  | { readonly kind: 'address'; readonly row: Address }
  | { readonly kind: 'absence'; readonly row: Absence }
  | { readonly kind: 'override'; readonly row: Override };

type People = Ruleset['people'];
type Cells = readonly string[];

/** How the lines of a directory file are written. */
export const FORMS = {
  address: '"person,channel,address", such as "li,email,li@ours.example"',
  absence: '"absence,person,from,until,deputy,note", such as "absence,li,2026-10-01,2026-10-08,wang"',
  override: '"override,team,person,from,until,note", such as "override,service,zhou,2026-10-01T08:30,2026-10-02T08:30"',
} as const;

const CHANNEL = /^[a-z][a-z0-9-]{0,31}$/;

/**
 * What a line of a directory file says. An address has three cells; anything longer begins with its kind.
 *
 * @throws DirectoryError
 */
export function entryOf(cells: Cells, people: People): Entry {
  if (cells.length === 3) return addressOf(cells, people);
  const [kind, ...rest] = cells;
  if (kind === 'absence' && rest.length >= 3 && rest.length <= 5) return absenceOf(rest, people);
  if (kind === 'override' && rest.length >= 4 && rest.length <= 5) return overrideOf(rest, people);
  throw new DirectoryError(`a line is ${FORMS.address}; ${FORMS.absence}; or ${FORMS.override}.`);
}

function addressOf(cells: Cells, people: People): Entry {
  const way = wayOf(cells);
  return { kind: 'address', row: { ...way, person: personNamed(way.person, people).id } };
}

/**
 * How a person is reached by one channel; whether there is such a person is not looked at.
 *
 * @throws DirectoryError
 */
export function wayOf([person = '', channel = '', address = '']: Cells): Address {
  if (!person || !address)
    throw new DirectoryError(`the ${person ? 'address' : 'person'} is missing. A line is ${FORMS.address}.`);
  if (!CHANNEL.test(channel)) {
    throw new DirectoryError(`"${channel}" is no channel's name. Write it as in the configuration, such as "email".`);
  }
  return { person, channel, address };
}

function absenceOf([who = '', from = '', until = '', deputy = '', note = '']: Cells, people: People): Entry {
  const person = personNamed(who, people);
  const span = { from: instantIn(from, person.zone), until: instantIn(until, person.zone, 'until') };
  inOrder(span);
  if (deputy === who) throw new DirectoryError('nobody stands in for themselves. Name another deputy, or none.');
  const acting = deputy ? { deputy: personNamed(deputy, people).id } : {};
  const id = idOf('absence', person.id, span.from, span.until);
  return { kind: 'absence', row: { id, person: person.id, ...span, ...acting, note } };
}

function overrideOf([of = '', who = '', from = '', until = '', note = '']: Cells, people: People): Entry {
  const [team, person] = [teamNamed(of, people).id, personNamed(who, people)];
  const span = { from: instantIn(from, person.zone), until: instantIn(until, person.zone, 'until') };
  inOrder(span);
  const id = idOf('override', team, person.id, span.from, span.until);
  return { kind: 'override', row: { id, team, person: person.id, ...span, note } };
}

/**
 * What is worth a word about an entry that can be kept.
 *
 * @throws DirectoryError where the channel could never use an address
 */
export function remarkOn({ kind, row }: Entry, ground: Ground): string | undefined {
  if (kind === 'address') return addressRemark(row.channel, row.address, ground);
  return kind === 'override' ? turnRemark(row.team, row.person, ground) : undefined;
}

/** The same thing has the same id, however often it is brought. */
export const idOf = (...parts: readonly (string | number)[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);

/** Keeps entries; what is there already stays as it is, or becomes what the entry says. */
export async function keep(entries: readonly Entry[], store: Pick<Store, 'directory' | 'absences' | 'overrides'>) {
  for (const { kind, row } of entries) {
    if (kind === 'address') await store.directory.set(row.person, row.channel, row.address);
    else if (kind === 'absence') await store.absences.add(row);
    else await store.overrides.add(row);
  }
}
