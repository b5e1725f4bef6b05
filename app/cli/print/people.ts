import { oneLine } from '../../../connectors/clean-text.ts';
import { localTime } from '../../../engine/facts/zone.ts';
import { knownZone } from '../../../engine/roster/windows.ts';
import type { Overview, PersonNow } from '../../directory/overview.ts';
import { line, styled } from './output.ts';

/** Teams with who is on duty, then persons with their whereabouts and addresses. */
export function printOverview({ at, teams, persons, silences }: Overview): void {
  const nameOf = (id: string) => persons.find((person) => person.id === id)?.name ?? id;
  if (teams.length) line(styled('bold', 'On call'));
  for (const { id, onCall } of teams) {
    const standing = onCall?.standsInFor === undefined ? '' : ` for ${nameOf(onCall.standsInFor)}`;
    line(`  ${id.padEnd(12)} ${onCall ? `${nameOf(onCall.person)}${standing}` : 'nobody'}`);
  }
  line(styled('bold', 'People'));
  for (const person of persons) printPerson(person, at, nameOf);
  if (silences.length) line(styled('bold', 'Silences'));
  for (const { id, until } of silences) line(`  ${id}  until ${timeIn(until, 'UTC')} UTC`);
}

function printPerson(person: PersonNow, at: number, nameOf: (id: string) => string): void {
  const { id, zone, away, quietUntil, addresses } = person;
  const ways = addresses.map(({ channel, address }) => `${channel} ${address}`).join(', ') || 'the page only';
  const here = [
    `${localClock(at, zone)} there`,
    ...(away
      ? [`away until ${timeIn(away.until, zone)}, ${away.acting === id ? 'nobody' : nameOf(away.acting)} acts`]
      : []),
    ...(quietUntil === undefined ? [] : [`quiet until ${localClock(quietUntil, zone)}`]),
  ];
  line(`  ${id.padEnd(12)} ${person.name} (${here.join('; ')}): ${oneLine(ways, 200)}`);
}

const two = (n: number) => String(n).padStart(2, '0');

function localClock(at: number, zone: string): string {
  const { hour, minute } = localTime(at, knownZone(zone));
  return `${two(hour)}:${two(minute)}`;
}

/** `2026-10-08 09:00` by the clock of a zone. */
export const timeIn = (at: number, zone: string) => `${localTime(at, knownZone(zone)).date} ${localClock(at, zone)}`;
