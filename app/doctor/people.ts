import { refusedAddress } from '../../connectors/channels/allowed.ts';
import type { Channels } from '../../connectors/channels/open.ts';
import { waysOf } from '../../connectors/directory.ts';
import { redacted } from '../../connectors/redact.ts';
import type { Addresses } from '../../connectors/store/store.ts';
import { PAGE } from '../../engine/arbiter/alert.ts';
import { outranks, PRIORITIES } from '../../engine/plan/priority.ts';
import type { Person, Ruleset } from '../../engine/plan/ruleset.ts';
import { waysTo } from '../../engine/roster/answer.ts';
import type { Config } from '../config/schema.ts';
import { type Finding, ok, warning } from './finding.ts';

type Row = Awaited<ReturnType<Addresses['all']>>[number];

/** Whether everybody in the rules can be reached, at each priority, by more than the page. */
export function reachOfPeople(
  people: Ruleset['people'],
  addresses: readonly Row[],
  channels: Pick<Channels, 'names' | 'get'>,
  { allow }: Config['arbiter'],
): Finding[] {
  const persons = Object.values(people).filter((one) => one.kind === 'person');
  if (channels.names.every((name) => name === PAGE)) {
    return [
      warning('people', 'No channel is configured, so everybody is told on the page alone: see docs/channels.md.'),
    ];
  }
  const found = persons.flatMap((person) => [
    ...unreached(person, addresses, channels),
    ...useless(person, addresses, channels, allow),
  ]);
  return found.length
    ? found
    : [ok('people', `All ${persons.length} persons of the rules can be reached at each priority.`)];
}

function unreached(person: Person, addresses: readonly Row[], channels: Pick<Channels, 'names' | 'get'>): Finding[] {
  const ways = waysTo(person, { addresses, ways: waysOf(channels) }).channels.filter(({ channel }) => channel !== PAGE);
  const without = PRIORITIES.filter((priority) => !ways.some(({ least }) => !least || !outranks(least, priority)));
  if (!without.length) return [];
  const which = without.length === PRIORITIES.length ? 'every priority' : without.join(' and ');
  const remedy = 'give them an address by "posthorn people import", or allow another channel.';
  return [warning(`person ${person.id}`, `For ${which} ${person.name} has the page alone: ${remedy}`)];
}

/** Addresses that no alert will ever go to. */
function useless(
  { id }: Person,
  addresses: readonly Row[],
  channels: Pick<Channels, 'get'>,
  allow: Config['arbiter']['allow'],
): Finding[] {
  return addresses.flatMap(({ person, channel: name, address }) => {
    if (person !== id) return [];
    const channel = channels.get(name);
    if (!channel)
      return [
        warning(
          `person ${id}`,
          `Has the address ${redacted(address)} for "${name}", which is no channel of the configuration.`,
        ),
      ];
    const refused = refusedAddress(channel, address, allow);
    return refused === undefined ? [] : [warning(`person ${id}`, refused)];
  });
}
