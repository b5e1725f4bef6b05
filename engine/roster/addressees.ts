import type { Question } from '../arbiter/alert.ts';
import { ADDRESSEES } from '../plan/people.ts';
import type { Ruleset } from '../plan/ruleset.ts';
import { type Acting, behind } from './behind.ts';
import type { Known } from './known.ts';

type Asked = Pick<Question, 'at' | 'labels'>;

/**
 * The persons behind a name, as {@link behind} has them; and behind `mail.addressees` those whose address in the directory is one that the mail was sent
 * to, or whoever acts for them.
 */
export function standingBehind(
  ref: string,
  { at, labels }: Asked,
  people: Ruleset['people'],
  known: Pick<Known, 'absences' | 'overrides' | 'addresses'>,
): readonly Acting[] {
  if (ref !== ADDRESSEES) return behind(ref, at, people, known);
  const sentTo = new Set((labels.to ?? '').split(' ').filter(Boolean));
  const persons = known.addresses
    .filter(({ address }) => sentTo.has(address.toLowerCase()))
    .map(({ person }) => person);
  const all = [...new Set(persons)].flatMap((person) => behind(person, at, people, known));
  return all.filter(({ person }, index) => all.findIndex((one) => one.person === person) === index);
}
