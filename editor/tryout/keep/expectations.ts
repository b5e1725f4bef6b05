import type { Entry } from '../../../engine/interpreter/entry.ts';
import { isoDuration } from '../../../engine/plan/duration.ts';

/** What a case says of a line of the timeline: what tells it from others, and nothing that a change of words would break. */
export function expectationOf(entry: Entry): { readonly [field: string]: string } {
  const { at, kind, policy, to, channel, stage, turn, priority, reason, effect, state, exit } = entry;
  const told = { to, channel, stage, priority, ...(turn !== '0' && { turn }) };
  const fields = {
    notify: { ...told, ...(reason !== 'told' && { reason }) },
    suppressed: { to, reason },
    effect: { effect },
    wait: { state, exit },
    end: { reason },
    error: {},
    start: {},
  }[kind];
  const said = Object.entries({ at: isoDuration(at), kind, policy, ...fields });
  return Object.fromEntries(said.filter((field): field is [string, string] => field[1] !== undefined));
}

/** What a case can name: that a policy starts is its `match`, and that a wait begins its deadline says. */
export const canBeExpected = ({ kind, exit }: Entry): boolean =>
  kind !== 'start' && (kind !== 'wait' || exit !== undefined);

/** What a case names at first: who is told and who is not, what is done, and what fails. */
export const isExpectedAtFirst = ({ kind }: Entry): boolean =>
  kind === 'notify' || kind === 'suppressed' || kind === 'effect' || kind === 'error';

/** A name for a case, of what it is about: small letters, digits and hyphens. */
export const caseName = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\.eml$/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .split('-')
    .filter(Boolean)
    .slice(0, 6)
    .join('-')
    .slice(0, 40)
    .replace(/-$/, '');

export const isCaseName = (name: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+){0,15}$/.test(name) && name.length <= 60;
