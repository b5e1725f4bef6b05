import type { Facts } from '../../engine/facts/facts.ts';
import type { Expression, Value } from '../../engine/plan/expression.ts';
import { hashPlan } from '../../engine/plan/hash.ts';
import { LANGUAGE_VERSION, type Plan } from '../../engine/plan/plan.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';
import { literal, node } from '../expression/expressions.ts';

type Parts = Partial<Omit<Plan, 'hash' | 'source' | 'languageVersion'>> & { readonly id: string };

/** A policy on received mail that does nothing, but for what is given. */
export function planOf(parts: Parts): Plan {
  const plan = {
    languageVersion: LANGUAGE_VERSION,
    title: parts.id,
    owner: 'li',
    on: 'mail.received',
    priority: 'normal',
    steps: [],
    derived: [],
    reads: [],
    lists: [],
    templates: [],
    historyBound: 10,
    ...parts,
  } as const;
  return { ...plan, source: { file: `${parts.id}.ts` }, hash: hashPlan(plan) };
}

export const rulesetOf = (plans: readonly Plan[], parts: Partial<Ruleset> = {}): Ruleset => ({
  plans,
  people: {},
  lists: {},
  templates: {},
  ...parts,
});

/** Facts that are written down; any other path throws, as it should. */
export const factsOf = (values: { readonly [path: string]: Value }): Facts => ({
  get(path) {
    if (!(path in values)) throw new Error(`${path} is no fact here`);
    return values[path];
  },
});

export const call = (name: string, ...args: readonly Expression[]) => node('helper', { name, args });

export const listOf = (...values: readonly (string | number)[]) =>
  node('array', { items: values.map((one) => literal(one)) });

export const mentions = (path: string, ...phrases: readonly string[]) =>
  call('mentions', node('fact', { path }), listOf(...phrases));

export const matches = (path: string, source: string) =>
  call('matches', node('fact', { path }), node('pattern', { source, flags: '' }));

/** `count('mail.received', { of, within })` */
export const count = (of: Expression, within = '15m') =>
  call(
    'count',
    literal('mail.received'),
    node('object', {
      fields: [
        { name: 'of', value: of },
        { name: 'within', value: literal(within) },
      ],
    }),
  );

export const has = (list: string, value: Expression) => node('member', { list, value });

export const logical = (op: '&&' | '||' | '??', left: Expression, right: Expression) =>
  node('logical', { op, left, right });

export const not = (of: Expression) => node('unary', { op: '!', of });

export const atLeast = (left: Expression, right: number) => node('binary', { op: '>=', left, right: literal(right) });
