import type { Party } from './ruleset.ts';

/** Stands for everybody who was told of the event: `alerts.told`. No id of a person can be so. */
export const TOLD = '@told';

/** Stands for those of ours whom a mail was sent to: `mail.addressees`. Likewise. */
export const ADDRESSEES = '@addressees';

type People = { readonly [id: string]: Party };

/**
 * The persons behind a name of the rules: `li`, `purchasing` (all members, its lead first), `purchasing.lead`,
 * `purchasing.superior` (the team's superior, or else its lead's), `li.superior.superior`. What changes from day to day is not
 * asked here: `service.onCall` is the first of the rota (`engine/roster` knows who it is now), or the lead where there is none.
 *
 * @returns ids of persons without repeats; empty where the name stands for nobody.
 */
export function personsBehind(ref: string, people: People): readonly string[] {
  const [id = '', ...places] = ref.split('.');
  return personsOf(
    places.reduce<Party | undefined>((at, place) => placeOf(at, place, people), named(id, people)),
    people,
  );
}

/** A person themselves; of a team all members, its lead first. */
export function personsOf(party: Party | undefined, people: People): readonly string[] {
  if (!party) return [];
  if (party.kind === 'person') return [party.id];
  return [...new Set([party.lead, ...party.members])].filter((member) => named(member, people));
}

/** One step of a name: from a team to its lead, from a person to their superior. */
export function placeOf(party: Party | undefined, place: string, people: People): Party | undefined {
  if (!party) return undefined;
  if (place === 'onCall' && party.kind === 'team') return named(party.rota?.members[0] ?? party.lead, people);
  if (place === 'lead') return party.kind === 'team' ? named(party.lead, people) : undefined;
  if (place !== 'superior') return undefined;
  const superior = party.superior ?? (party.kind === 'team' ? named(party.lead, people)?.superior : undefined);
  return superior === undefined ? undefined : named(superior, people);
}

/** Names are an author's: `constructor` is nobody. */
export const named = (id: string, people: People): Party | undefined =>
  Object.hasOwn(people, id) ? people[id] : undefined;
