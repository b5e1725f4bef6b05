import { wantedAddress } from '../../connectors/channels/address-form.ts';
import type { Matcher } from '../../engine/arbiter/alert.ts';
import { fits } from '../../engine/arbiter/matching.ts';
import { catalogue } from '../../engine/catalogue/index.ts';
import { closest } from '../../engine/compiler/spell.ts';
import { DIGEST } from '../../engine/interpreter/gathering.ts';
import { PRIORITIES, STAGES } from '../../engine/plan/priority.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';
import { DirectoryError, personNamed, teamNamed } from './names.ts';

/** What the directory's entries are held against: the rules, and the channels of the configuration. */
export interface Ground {
  readonly rules: Pick<Ruleset, 'people' | 'plans' | 'events'>;
  /** Kinds by the channels' names. */
  readonly channels: ReadonlyMap<string, string>;
}

/**
 * @returns a remark where the entry is of no use now, and may be later
 * @throws DirectoryError where the address is none of that channel
 */
export function addressRemark(channel: string, address: string, { channels }: Ground): string | undefined {
  const wanted = wantedAddress(channels.get(channel) ?? channel, address);
  if (wanted !== undefined) throw new DirectoryError(`"${address}" is no address for "${channel}". Write ${wanted}.`);
  if (channels.size === 0 || channels.has(channel) || channel === 'page') return undefined;
  return `"${channel}" is no channel of the configuration${hint(channel, [...channels.keys()])}. Its addresses are used once there is one.`;
}

/** Whoever takes a turn over may be of another team; more often it is the wrong name. @throws DirectoryError where the rules have no such team or person */
export function turnRemark(team: string, person: string, { rules: { people } }: Ground): string | undefined {
  const { members, lead, rota } = teamNamed(team, people);
  personNamed(person, people);
  if ([...members, ...(rota?.members ?? []), lead].includes(person)) return undefined;
  return `"${person}" is no member of "${team}", and is on call for it then all the same.`;
}

/**
 * @returns a remark where nothing has what the matcher asks for, and something may later
 * @throws DirectoryError where nothing ever will
 */
export function matcherRemark({ label, is }: Matcher, { rules }: Ground): string | undefined {
  const { known, forGood } = valuesOf(label, rules);
  if (!known || known.some((value) => fits(is, value))) return undefined;
  const nothing = `no ${label} of the rules is "${is}"${hint(is, known)}`;
  if (forGood)
    throw new DirectoryError(`${nothing}. ${known.length > 12 ? '' : `There are ${known.join(', ')}.`}`.trim());
  return `${nothing}. The silence holds for it once there is one.`;
}

interface Values {
  /** Absent where anything may stand there. */
  readonly known?: readonly string[];
  readonly forGood?: boolean;
}

function valuesOf(label: string, { people, plans, events = {} }: Ground['rules']): Values {
  switch (label) {
    case 'priority':
      return { known: PRIORITIES, forGood: true };
    case 'stage':
      return { known: STAGES, forGood: true };
    case 'person':
      return { known: Object.values(people).flatMap(({ kind, id }) => (kind === 'person' ? [id] : [])), forGood: true };
    case 'policy':
      return { known: [...plans.map(({ id }) => id), DIGEST] };
    case 'owner':
      return { known: [...new Set(plans.map(({ owner }) => owner))] };
    case 'kind':
      return {
        known: [
          ...catalogue.triggers.map(({ name }) => name),
          ...Object.keys(events),
          ...plans.map(({ on }) => on),
          DIGEST,
        ],
      };
    default:
      return {};
  }
}

function hint(name: string, known: readonly string[]): string {
  const guess = closest(name, known);
  return guess === undefined ? '' : ` (did you mean "${guess}"?)`;
}
