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
  const party = places.reduce<Party | undefined>((at, place) => step(at, place, people), people[id]);
  if (!party) return [];
  return party.kind === 'person' ? [party.id] : [...new Set([party.lead, ...party.members])].filter((m) => people[m]);
}

function step(party: Party | undefined, place: string, people: People): Party | undefined {
  if (!party) return undefined;
  if (place === 'lead') return party.kind === 'team' ? people[party.lead] : undefined;
  if (place !== 'superior') return undefined;
  const superior = party.superior ?? (party.kind === 'team' ? people[party.lead]?.superior : undefined);
  return superior === undefined ? undefined : people[superior];
}
