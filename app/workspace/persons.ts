import type { Ruleset } from '../../engine/plan/ruleset.ts';

/**
 * Who is meant by a name: the id of a person of the rules where it is an id or a name of theirs, else the name as it is compared.
 * One person under two names is one.
 */
export function whoIs(by: string, people: Ruleset['people']): string {
  const plain = (text: string) => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
  const named = plain(by);
  const persons = Object.values(people).filter(({ kind }) => kind === 'person');
  const found = persons.find(({ id }) => plain(id) === named) ?? persons.find(({ name }) => plain(name) === named);
  return found?.id ?? `name ${named}`;
}
