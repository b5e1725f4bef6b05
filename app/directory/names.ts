import { closest } from '../../engine/compiler/spell.ts';
import type { Person, Ruleset, Team } from '../../engine/plan/ruleset.ts';

type People = Ruleset['people'];

/** What the directory is told and cannot keep. The message has a line for each thing that is wrong: place and remedy. */
export class DirectoryError extends Error {
  override readonly name = 'DirectoryError';
}

/** @throws DirectoryError where the rules have no such person */
export const personNamed = (id: string, people: People): Person => named(id, 'person', people) as Person;

/** @throws DirectoryError where the rules have no such team */
export const teamNamed = (id: string, people: People): Team => named(id, 'team', people) as Team;

function named(id: string, kind: 'person' | 'team', people: People) {
  const party = Object.hasOwn(people, id) ? people[id] : undefined;
  if (party?.kind === kind) return party;
  const others = Object.values(people).filter((one) => one.kind === kind);
  const guess = closest(
    id,
    others.map((one) => one.id),
  );
  const hint = guess === undefined ? '' : ` Did you mean "${guess}"?`;
  throw new DirectoryError(`the rules have no ${kind} "${id}".${hint}`);
}
