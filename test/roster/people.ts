import type { Person, Ruleset, Team } from '../../engine/plan/ruleset.ts';
import { type Absence, type Known, NOTHING_KNOWN, type Override } from '../../engine/roster/known.ts';

export const ms = (iso: string) => Date.parse(iso);
export const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString().slice(0, 16));

export const person = (id: string, changes: Partial<Person> = {}): Person => ({
  kind: 'person',
  id,
  name: id,
  zone: 'Asia/Shanghai',
  language: 'en',
  channels: [],
  ...changes,
});

export const team = (id: string, changes: Partial<Team>): Team => ({
  kind: 'team',
  id,
  name: id,
  lead: '',
  members: [],
  ...changes,
});

export const peopleOf = (...parties: readonly (Person | Team)[]): Ruleset['people'] =>
  Object.fromEntries(parties.map((party) => [party.id, party]));

/** Away from the beginning to the end of time, unless told otherwise. */
export const away = (who: string, changes: Partial<Absence> = {}): Absence => ({
  id: `away-${who}`,
  person: who,
  from: 0,
  until: ms('2100-01-01T00:00:00Z'),
  ...changes,
});

export const takesOver = (of: string, who: string, from: string, until: string): Override => ({
  id: `${of}-${who}-${from}`,
  team: of,
  person: who,
  from: ms(from),
  until: ms(until),
});

export const knowing = (changes: Partial<Known>): Known => ({ ...NOTHING_KNOWN, ...changes });
