import { type Directory, type Inhibitor, PAGE, type Question, type Reachable, type Way } from '../arbiter/alert.ts';
import type { Person, Ruleset } from '../plan/ruleset.ts';
import { standingBehind } from './addressees.ts';
import type { Acting } from './behind.ts';
import type { Inhibition, Known } from './known.ts';
import { nextQuiet, quietUntil } from './quiet.ts';
import { personOf } from './rota.ts';
import { holding } from './silences.ts';

/**
 * What the directory knows at the instant of the question. Production asks it with what the store holds, a replay with what
 * the scenario says: so both reckon alike.
 */
export function answer(question: Question, people: Ruleset['people'], known: Known): Directory {
  const { refs, at } = question;
  const found = refs.map((ref) => [ref, standingBehind(ref, question, people, known)] as const);
  const silences = holding(known.silences, at);
  const inhibitors = inhibiting(known.inhibitions, question);
  return {
    refs: Object.fromEntries(found.map(([ref, acting]) => [ref, acting.map(({ person }) => person)])),
    persons: Object.fromEntries(
      [...whoActs(found.flatMap(([, acting]) => acting))].map(([id, standsInFor]) => [
        id,
        reachable(personOf(id, people)!, standsInFor, question, known),
      ]),
    ),
    ...(silences.length > 0 ? { silences } : {}),
    ...(inhibitors.length > 0 ? { inhibitors } : {}),
  };
}

/** Each person once: in their own right where anything asks for them so, else for the first whom they stand in for. */
function whoActs(acting: readonly Acting[]): ReadonlyMap<string, string | undefined> {
  const persons = new Map<string, string | undefined>();
  for (const { person, standsInFor } of acting) {
    if (standsInFor === undefined || !persons.has(person)) persons.set(person, standsInFor);
  }
  return persons;
}

function reachable(person: Person, standsInFor: string | undefined, { at, since }: Question, known: Known): Reachable {
  const quiet = quietUntil(person, at);
  const later = quiet === undefined ? nextQuiet(person, at) : undefined;
  return {
    name: person.name,
    language: person.language,
    zone: person.zone,
    ...waysTo(person, known),
    ...(quiet === undefined ? {} : { quietUntil: quiet }),
    ...(later === undefined ? {} : { nextQuiet: later }),
    ...(since === undefined ? {} : { recent: known.recent[person.id] ?? 0 }),
    ...(standsInFor === undefined ? {} : { standsInFor }),
  };
}

/**
 * A channel counts where it is there and the person has an address for it; the page comes with everybody, last unless named. What a
 * person's own order leaves out is theirs all the same.
 */
export function waysTo(
  { id, channels }: Person,
  { addresses, ways }: Pick<Known, 'addresses' | 'ways'>,
): Pick<Reachable, 'channels' | 'also'> {
  const own = new Map(addresses.filter(({ person }) => person === id).map((row) => [row.channel, row.address]));
  own.set(PAGE, id);
  const usable = ways.flatMap((way): Way[] => {
    const address = own.get(way.channel);
    return address === undefined ? [] : [{ ...way, address }];
  });
  const order = channels.length > 0 ? [...new Set([...channels, PAGE])] : usable.map(({ channel }) => channel);
  const also = usable.filter(({ channel }) => !order.includes(channel));
  const ordered = order.flatMap((name) => usable.find(({ channel }) => channel === name) ?? []);
  return { channels: ordered, ...(also.length > 0 ? { also } : {}) };
}

/** Those at work on other events, about the same thing as this one. */
const inhibiting = (rows: readonly Inhibition[], { event, labels }: Question): readonly Inhibitor[] =>
  rows
    .filter((row) => row.event !== event && Object.entries(row.labels ?? {}).every(([name, is]) => labels[name] === is))
    .map(({ event: at, policy, quiets }) => ({ event: at, policy, quiets }));
