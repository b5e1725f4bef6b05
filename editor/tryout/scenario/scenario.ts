import { isoDuration, parseDuration, parseIsoDuration } from '../../../engine/plan/duration.ts';
import type { ScenarioText } from '../work/messages.ts';

/** Something that becomes true outside, `at` ms after the event came. */
export interface Happening {
  readonly at: number;
  /** A state of the catalogue. */
  readonly event: string;
  /** Who did it, by id. */
  readonly by?: string | undefined;
  /** What else the case says of it. */
  readonly rest?: { readonly [field: string]: unknown } | undefined;
}

/** What a scenario says that happens; what cannot be read of it is left out, and told when it is played. */
export function happeningsOf({ then }: ScenarioText): Happening[] {
  return (Array.isArray(then) ? then : []).flatMap((one: unknown) => {
    const { at, event, by, ...rest } = Object(one) as { [field: string]: unknown };
    const ms = typeof at === 'string' ? parseIsoDuration(at) : undefined;
    if (ms === undefined || typeof event !== 'string') return [];
    return [{ at: ms, event, ...(typeof by === 'string' && { by }), ...(Object.keys(rest).length > 0 && { rest }) }];
  });
}

export const withHappenings = (scenario: ScenarioText, happenings: readonly Happening[]): ScenarioText => ({
  ...scenario,
  then: happenings
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, event, by, rest }) => ({ at: isoDuration(at), event, ...(by && { by }), ...rest })),
});

/** How many events of a kind `count` finds; undefined: nobody said. */
export function countIn({ facts }: ScenarioText, event: string): number | undefined {
  const { count } = Object(facts) as { count?: unknown };
  const told = (Object(count) as { [event: string]: unknown })[event];
  return typeof told === 'number' ? told : undefined;
}

export function withCount(scenario: ScenarioText, event: string, told: number | undefined): ScenarioText {
  const facts = Object(scenario.facts) as { count?: object };
  const { [event]: _, ...others } = { ...facts.count } as { [event: string]: number };
  return { ...scenario, facts: { ...facts, count: { ...others, ...(told !== undefined && { [event]: told }) } } };
}

/** What a fact of an extension says about a value, as JSON; empty: nobody said. */
export function factIn({ facts }: ScenarioText, name: string, of: string): string {
  const answers = Object((Object(facts) as { [name: string]: unknown })[name]) as { [of: string]: unknown };
  return Object.hasOwn(answers, of) ? JSON.stringify(answers[of]) : '';
}

/** @returns undefined where the text is no JSON */
export function withFact(scenario: ScenarioText, name: string, of: string, text: string): ScenarioText | undefined {
  const facts = Object(scenario.facts) as { [name: string]: object };
  const { [of]: _, ...others } = { ...facts[name] } as { [of: string]: unknown };
  if (text.trim() === '') return { ...scenario, facts: { ...facts, [name]: others } };
  try {
    return { ...scenario, facts: { ...facts, [name]: { ...others, [of]: JSON.parse(text) as unknown } } };
  } catch {
    return undefined;
  }
}

/** A field set to a text, or taken away where that is empty. */
export function withField(scenario: ScenarioText, field: 'start' | 'zone' | 'event', text: string): ScenarioText {
  const { [field]: _, ...rest } = scenario;
  return text === '' ? rest : { ...rest, [field]: text };
}

const SHOWN = ['about', 'start', 'zone', 'event', 'facts', 'then', 'match', 'expect', 'others'];

/** What a scenario says beyond what the forms show: it is kept as it is. */
export const otherParts = (scenario: ScenarioText): readonly string[] =>
  Object.keys(scenario).filter((name) => !SHOWN.includes(name));

/** `2h`, `1d2h`: a span of time as policies write it; nothing is `0m`. */
export const shortDuration = (ms: number): string =>
  isoDuration(ms).replace(/[PT]/g, '').toLowerCase().replace(/^0s$/, '0m');

/** @returns ms; undefined where it is no span of time */
export const durationOf = (text: string): number | undefined =>
  parseDuration(text.replaceAll(/\s+/g, '').toLowerCase());
