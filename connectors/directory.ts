import type { Directory, Question, Reachable } from '../engine/arbiter/alert.ts';
import { personsBehind } from '../engine/plan/people.ts';
import type { Person, Ruleset } from '../engine/plan/ruleset.ts';
import { PAGE } from './channels/page.ts';
import type { Addresses } from './store/store.ts';

/**
 * Who stands behind names of the rules (`purchasing`, `purchasing.lead`, `li.superior`) now, and how they are reached.
 *
 * @param channels names of the configured channels, the best first (`Channels.names`): the order for a person without one of
 *   their own. A channel counts where it is configured and the person has an address for it; the page comes with every
 *   person, and last where their own order does not name it.
 */
export async function lookUp(
  { refs }: Question,
  people: Ruleset['people'],
  addresses: Addresses,
  channels: readonly string[],
): Promise<Directory> {
  const behind = refs.map((ref) => [ref, personsBehind(ref, people)] as const);
  const ids = [...new Set(behind.flatMap(([, persons]) => persons))];
  const known = Map.groupBy(await addresses.of(ids), ({ person }) => person);
  const persons = ids.flatMap((id): [string, Reachable][] => {
    const person = people[id];
    if (person?.kind !== 'person') return [];
    const own = new Map((known.get(id) ?? []).map(({ channel, address }) => [channel, address]));
    return [[id, reachable(person, own.set(PAGE, id), channels)]];
  });
  return { refs: Object.fromEntries(behind), persons: Object.fromEntries(persons) };
}

function reachable(person: Person, addresses: ReadonlyMap<string, string>, configured: readonly string[]): Reachable {
  const order = person.channels.length > 0 ? new Set([...person.channels, PAGE]) : configured;
  const usable = [...order].filter((channel) => configured.includes(channel) && addresses.has(channel));
  return {
    name: person.name,
    language: person.language,
    zone: person.zone,
    channels: usable.map((channel) => ({ channel, address: addresses.get(channel)! })),
  };
}
