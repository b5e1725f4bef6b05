import { describe, expect, it } from 'vitest';
import { UNKNOWN } from '../../engine/expression/environment.ts';
import { buildIndex, type Dear, NOTHING_FETCHED } from '../../engine/match/index.ts';
import { startOf } from '../../engine/match/run-start.ts';
import { fact, literal, node } from '../expression/expressions.ts';
import { call, factsOf, logical, planOf, rulesetOf } from './plans.ts';

const domain = fact('mail.from.domain');
const isVip = call('ext:erp.isVip', fact('mail.from.address'));
const limit = call('fact:erp.creditLimit', domain);
const FACTS = factsOf({ 'mail.from.domain': 'acme.example', 'mail.from.address': 'a@acme.example' });

const plans = [
  planOf({ id: 'vip', when: isVip }),
  planOf({ id: 'rich', when: logical('&&', isVip, node('binary', { op: '>', left: limit, right: literal(1000) })) }),
  planOf({ id: 'shows', derived: [limit] }),
];
const ruleset = rulesetOf(plans);
const index = buildIndex(ruleset);
const ids = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);
const match = (dear: Dear) => index.match('mail.received', FACTS, dear);
const asked = { kind: 'extension', name: 'fact:erp.creditLimit', of: 'acme.example' };
const base = { count: () => undefined };

describe('extensions in conditions', () => {
  it('asks a fact only where the helper before it has let the event through', () => {
    const turned = match({ ...base, helper: () => false, told: () => ({ answer: 0 }) });
    expect([ids(turned.matched), turned.needs]).toEqual([['shows'], []]);
    const through = match({ ...base, helper: (_, [address]) => address === 'a@acme.example' });
    expect([ids(through.matched), ids(through.undecided), through.needs]).toEqual([
      ['vip', 'shows'],
      ['rich'],
      [asked],
    ]);
  });

  it('decides by the answer, and leaves undecided what nobody can tell', () => {
    const told = (answer: number | typeof UNKNOWN) => match({ ...base, helper: () => true, told: () => ({ answer }) });
    expect(ids(told(5_000).matched)).toEqual(['vip', 'rich', 'shows']);
    expect(ids(told(10).matched)).toEqual(['vip', 'shows']);
    const unknown = told(UNKNOWN);
    expect([ids(unknown.undecided), unknown.needs]).toEqual([['rich'], []]);
  });

  it('knows nothing of helpers where there are none', () => {
    expect(ids(match(NOTHING_FETCHED).undecided)).toEqual(['vip', 'rich']);
  });

  it('gives a run what was answered, and nothing for what nobody could tell', () => {
    const start = (answer: number | typeof UNKNOWN) =>
      startOf(plans[2]!, FACTS, ruleset, { ...base, told: () => ({ answer }) });
    expect(start(7).derived).toEqual([7]);
    expect(start(UNKNOWN).derived).toEqual([undefined]);
  });
});
