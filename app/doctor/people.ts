import { refusedAddress } from '../../connectors/channels/allowed.ts';
import type { Channel } from '../../connectors/channels/channel.ts';
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

/** Channels as far as it matters who is reached by them: also those that cannot be opened now. */
export interface Reached {
  readonly names: readonly string[];
  get(name: string): Pick<Channel, 'rings' | 'least' | 'addresses'> | undefined;
}

/** So many are named in one line. */
const NAMED = 8;

/** Whether everybody in the rules can be reached, at each priority, by more than the page. One line for each thing that is to be done. */
export function reachOfPeople(
  people: Ruleset['people'],
  addresses: readonly Row[],
  channels: Reached,
  { allow }: Config['arbiter'],
): Finding[] {
  const persons = Object.values(people).filter((one) => one.kind === 'person');
  if (channels.names.every((name) => name === PAGE)) {
    return [
      warning('people', 'No channel is configured, so everybody is told on the page alone: see docs/channels.md.'),
    ];
  }
  const found = [
    ...unreached(persons, addresses, channels),
    ...unknownChannels(persons, addresses, channels),
    ...refused(persons, addresses, channels, allow),
  ];
  return found.length
    ? found
    : [ok('people', `All ${persons.length} persons of the rules can be reached at each priority.`)];
}

function unreached(persons: readonly Person[], addresses: readonly Row[], channels: Reached): Finding[] {
  const ways = waysOf(channels);
  const lacking = persons.map((person) => ({ person, which: prioritiesOf(person) }));
  return [...Map.groupBy(lacking, ({ which }) => which)].flatMap(([which, those]) => {
    if (!which) return [];
    const names = listed(those.map(({ person }) => person.name));
    const remedy = 'give each an address by "posthorn people import", or allow another channel.';
    return [warning('people', `For ${which} the page alone reaches ${names}: ${remedy}`)];
  });

  /** In words, those for which the person has no channel. */
  function prioritiesOf(person: Person): string {
    const own = waysTo(person, { addresses, ways }).channels.filter(({ channel }) => channel !== PAGE);
    const without = PRIORITIES.filter((priority) => !own.some(({ least }) => !least || !outranks(least, priority)));
    return without.length === PRIORITIES.length ? 'every priority' : without.join(' and ');
  }
}

function unknownChannels(persons: readonly Person[], addresses: readonly Row[], channels: Reached): Finding[] {
  const rows = ofPersons(persons, addresses).filter(({ channel }) => channel !== PAGE && !channels.get(channel));
  return [...Map.groupBy(rows, ({ channel }) => channel)].map(([channel, those]) =>
    warning(
      'people',
      `"${channel}" is no channel of the configuration, and the directory has addresses for it: ${listed(those.map(shown))}.`,
    ),
  );
}

/** Addresses that no alert will ever go to. */
function refused(
  persons: readonly Person[],
  addresses: readonly Row[],
  channels: Reached,
  allow: Config['arbiter']['allow'],
): Finding[] {
  const rows = ofPersons(persons, addresses).filter(({ channel: name, address }) => {
    const channel = channels.get(name);
    return channel && refusedAddress(channel, address, allow) !== undefined;
  });
  if (!rows.length) return [];
  const remedy = 'correct them, or widen "arbiter.allow" of the configuration.';
  return [warning('people', `No alert may go to the addresses of ${listed(rows.map(shown))}: ${remedy}`)];
}

function ofPersons(persons: readonly Person[], addresses: readonly Row[]): (Row & { readonly name: string })[] {
  const names = new Map(persons.map(({ id, name }) => [id, name]));
  return addresses.flatMap((row) => (names.has(row.person) ? [{ ...row, name: names.get(row.person)! }] : []));
}

const shown = ({ name, address }: { readonly name: string; readonly address: string }) =>
  `${name} (${redacted(address)})`;

function listed(names: readonly string[]): string {
  const more = names.length - NAMED;
  return more > 0 ? `${names.slice(0, NAMED).join(', ')} and ${more} more` : names.join(', ');
}
