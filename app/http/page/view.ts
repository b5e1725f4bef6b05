import { raw } from 'hono/html';
import { reasonIn } from '../../../engine/arbiter/reason-words.ts';
import type { Ruleset } from '../../../engine/plan/ruleset.ts';
import { type Language, WORDS, type Words } from './words.ts';

/** What every part of the page needs to be written. */
export interface View {
  readonly language: Language;
  readonly words: Words;
  readonly rules: Ruleset;
  /** Value of the hidden field of every form. */
  readonly form: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** An instant (epoch ms) by the machine's clock; without the day where that is today. */
  time(at: number): string;
  /** How far an instant lies ahead or back: `in 5 hours`. */
  distance(at: number): string;
  /** Name of a person or team; the id where the rules no longer have it. */
  name(id: string): string;
  title(policy: string): string;
  /** Why a verdict was as it was. */
  reason(reason: string): string;
}

export function viewFor(language: Language, rules: Ruleset, form: string, now: number): View {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short', hourCycle: 'h23' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const titles = new Map(rules.plans.map(({ id, title }) => [id, title]));
  return {
    language,
    words: WORDS[language],
    rules,
    form,
    now,
    time: (at) => (day.format(at) === day.format(now) ? clock.format(at) : `${day.format(at)} ${clock.format(at)}`),
    distance: (at) => relative.format(...inUnits(at - now)),
    name: (id) => rules.people[id]?.name ?? id,
    title: (policy) => titles.get(policy) ?? policy,
    reason: (reason) => reasonIn(language, reason),
  };
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

function inUnits(ms: number): [number, Intl.RelativeTimeFormatUnit] {
  const [unit, size] = UNITS.find(([, size]) => Math.abs(ms) >= size) ?? (['second', 1_000] as const);
  return [Math.round(ms / size), unit];
}

/** Nothing, where a part has nothing to say. */
export const NOTHING = raw('');
