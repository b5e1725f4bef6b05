import type { Party } from './ruleset.ts';

type People = { readonly [id: string]: Party };

/**
 * The persons behind a name of the rules: `li`, `purchasing` (all members, its lead first), `purchasing.lead`,
 * `purchasing.superior` (the team's superior, or else its lead's), `li.superior.superior`.
 *
 * @returns ids of persons without repeats; empty where the name stands for nobody.
 */
export function personsBehind(ref: string, people: People): readonly string[] {
  const [id = '', ...places] = ref.split('.');
  const party = places.reduce<Party | undefined>((at, place) => step(at, place, people), named(id, people));
  if (!party) return [];
  if (party.kind === 'person') return [party.id];
  return [...new Set([party.lead, ...party.members])].filter((member) => named(member, people));
}

function step(party: Party | undefined, place: string, people: People): Party | undefined {
  if (!party) return undefined;
  if (place === 'lead') return party.kind === 'team' ? named(party.lead, people) : undefined;
  if (place !== 'superior') return undefined;
  const superior = party.superior ?? (party.kind === 'team' ? named(party.lead, people)?.superior : undefined);
  return superior === undefined ? undefined : named(superior, people);
}

/** Names are an author's: `constructor` is nobody. */
const named = (id: string, people: People): Party | undefined => (Object.hasOwn(people, id) ? people[id] : undefined);
