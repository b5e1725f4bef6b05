import { named, personsOf, placeOf } from '../plan/people.ts';
import type { Party, Ruleset, Team } from '../plan/ruleset.ts';
import { Attendance } from './absence.ts';
import type { Known } from './known.ts';
import { personOf, turnAt } from './rota.ts';

/** A person who is to be told, and for whom they act where that is somebody else. */
export interface Acting {
  readonly person: string;
  readonly standsInFor?: string | undefined;
}

type Whereabouts = Pick<Known, 'absences' | 'overrides'>;

/**
 * The persons behind a name of the rules at an instant: rota, overrides, absences and deputies reckoned. Of a team, a member
 * who is away is left out where no deputy is there for them and others of the team are.
 *
 * @returns each person once; empty where the name stands for nobody
 */
export function behind(ref: string, at: number, people: Ruleset['people'], known: Whereabouts): readonly Acting[] {
  const attendance = new Attendance(people, known.absences, at);
  const [id = '', ...places] = ref.split('.');
  let party = named(id, people);
  let scheduled: string | undefined;
  for (const place of places) {
    scheduled = undefined;
    if (place === 'onCall' && party?.kind === 'team') {
      const duty: Acting | undefined = onDuty(party, at, people, known.overrides, attendance);
      party = duty && named(duty.person, people);
      scheduled = duty?.standsInFor;
    } else party = placeOf(party, place, people);
  }
  if (scheduled !== undefined && party) return [{ person: party.id, standsInFor: scheduled }];
  return acting(party, people, attendance);
}

/**
 * Who is on duty for a team: whoever took the turn over by an override, else whose turn it is, else (no rota) the lead. For
 * one who is away: the deputy that the absence names, else the next of the rota who is there, else whoever acts for them.
 */
export function onDuty(
  team: Team,
  at: number,
  people: Ruleset['people'],
  overrides: Known['overrides'],
  attendance: Attendance,
): Acting | undefined {
  const person = overriding(team.id, at, people, overrides) ?? byRota(team, at, people);
  if (person === undefined) return undefined;
  if (!attendance.isAway(person)) return { person };
  const next =
    attendance.absenceOf(person)?.deputy === undefined ? nextThere(team, person, people, attendance) : undefined;
  return standingIn(person, next ?? attendance.actingFor(person));
}

/** Of several overrides that hold, the one that began last. */
function overriding(team: string, at: number, people: Ruleset['people'], overrides: Known['overrides']) {
  return overrides
    .filter((row) => row.team === team && row.from <= at && at < row.until && personOf(row.person, people))
    .sort((a, b) => b.from - a.from || (a.id < b.id ? 1 : -1))[0]?.person;
}

const byRota = ({ rota, lead }: Team, at: number, people: Ruleset['people']) =>
  (rota && turnAt(rota, at, people)?.person) ?? (personOf(lead, people) ? lead : undefined);

function nextThere({ rota }: Team, away: string, people: Ruleset['people'], attendance: Attendance) {
  const members = (rota?.members ?? []).filter((id) => personOf(id, people));
  const turn = members.indexOf(away);
  return [...members.slice(turn + 1), ...members.slice(0, turn + 1)].find((id) => !attendance.isAway(id));
}

function acting(party: Party | undefined, people: Ruleset['people'], attendance: Attendance): readonly Acting[] {
  const persons = personsOf(party, people).filter((id) => personOf(id, people));
  const there = persons.filter((id) => !attendance.isAway(id));
  const deputies = persons
    .filter((id) => attendance.isAway(id))
    .flatMap((id) => standingIn(id, there.length > 0 ? attendance.deputyThere(id) : attendance.actingFor(id)) ?? []);
  const all: readonly Acting[] = [...there.map((person) => ({ person })), ...deputies];
  return all.filter(({ person }, index) => all.findIndex((one) => one.person === person) === index);
}

const standingIn = (away: string, person: string | undefined): Acting | undefined =>
  person === undefined ? undefined : person === away ? { person } : { person, standsInFor: away };
