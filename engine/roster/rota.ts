import { daysAfter, daysBetween, instantAt, localTime, weekdayOf } from '../facts/zone.ts';
import { type Rota, WEEKDAYS } from '../plan/hours.ts';
import type { Person, Ruleset } from '../plan/ruleset.ts';
import { knownZone } from './windows.ts';

const DAYS = { weekly: 7, daily: 1 } as const;
/** Zones lie up to 26 hours apart, so hand-overs near an instant are looked for some turns to both sides. */
const TURNS_AROUND = 3;

/** A turn of a rota: the place among its members, and the instant of the hand-over. */
export interface Turn {
  readonly person: string;
  readonly since: number;
}

/**
 * Whose turn it is by the rota alone. Hand-over is at its time in the zone of the member who takes over; before the first
 * one the first member is on duty, for there must be somebody.
 *
 * @returns undefined where no member is a person of the rules
 */
export function turnAt(rota: Rota, at: number, people: Ruleset['people']): Turn | undefined {
  const members = rota.members.filter((id) => personOf(id, people));
  if (members.length === 0) return undefined;
  const first = firstDay(rota);
  const days = DAYS[rota.handover];
  const near = Math.floor(daysBetween(first, localTime(at, 'UTC').date) / days);
  for (let turn = near + TURNS_AROUND; turn > near - TURNS_AROUND && turn >= 0; turn--) {
    const person = members[turn % members.length]!;
    const zone = knownZone(personOf(person, people)!.zone);
    const since = instantAt(daysAfter(first, turn * days), rota.at, zone);
    if (since <= at) return { person, since };
  }
  return { person: members[0]!, since: Number.NEGATIVE_INFINITY };
}

/** The day of the first hand-over. */
function firstDay({ handover, on, since }: Rota): string {
  if (handover === 'daily' || on === undefined) return since;
  const wait = (WEEKDAYS.indexOf(on) - WEEKDAYS.indexOf(weekdayOf(since)) + 7) % 7;
  return daysAfter(since, wait);
}

/** Names are an author's or an administrator's: `constructor` is nobody. */
export function personOf(id: string, people: Ruleset['people']): Person | undefined {
  const party = Object.hasOwn(people, id) ? people[id] : undefined;
  return party?.kind === 'person' ? party : undefined;
}
