import { describe, expect, it } from 'vitest';
import { buildIndex, type Dear, NOTHING_FETCHED } from '../../engine/match/index.ts';
import type { Value } from '../../engine/plan/expression.ts';
import { fact, literal, node } from '../expression/expressions.ts';
import { holdToConditions } from './agreement.ts';
import { atLeast, count, factsOf, has, logical, matches, mentions, not, planOf, rulesetOf } from './plans.ts';

const FACTS = {
  'mail.subject': '關於清關異常 / customs hold',
  'mail.text': 'Vessel\ndelay for MSKU1234565',
  'mail.from.address': 'li@forwarder.example',
  'mail.from.domain': 'forwarder.example',
  'mail.size': 18_230,
};
const LISTS = { carriers: ['forwarder.example'], none: [] };
const counted = (answer: number): Dear => ({ count: () => answer });

const ids = (plans: readonly { readonly id: string }[]) => plans.map(({ id }) => id);

describe('the index', () => {
  const sender = fact('mail.from.address');
  const plans = [
    planOf({ id: 'every' }),
    planOf({ id: 'bounced', on: 'mail.bounced' }),
    planOf({ id: 'phrase', when: mentions('mail', '清关异常') }),
    planOf({ id: 'phrase-elsewhere', when: mentions('mail.text', '清关异常') }),
    planOf({
      id: 'carrier',
      when: logical('&&', has('carriers', fact('mail.from.domain')), mentions('mail', 'vessel delay')),
    }),
    planOf({ id: 'stranger', when: not(has('carriers', fact('mail.from.domain'))) }),
    planOf({ id: 'container', when: matches('mail.text', '[A-Z]{4}\\d{7}') }),
    planOf({ id: 'burst', when: logical('&&', mentions('mail', 'hold'), atLeast(count(sender), 5)) }),
    planOf({ id: 'burst-of-others', when: logical('&&', atLeast(count(sender), 5), mentions('mail', 'invoice')) }),
  ];
  const index = buildIndex(rulesetOf(plans, { lists: LISTS }));

  it('tells what matches, what is undecided, and what would decide it', () => {
    const result = index.match('mail.received', factsOf(FACTS), NOTHING_FETCHED);
    expect(ids(result.matched)).toEqual(['every', 'phrase', 'carrier', 'container']);
    expect(ids(result.undecided)).toEqual(['burst']);
    expect(result.needs).toEqual([
      { kind: 'count', event: 'mail.received', of: 'li@forwarder.example', withinMs: 900_000 },
    ]);
    expect(result.failed).toEqual([]);
  });

  it('decides with what was fetched', () => {
    expect(ids(index.match('mail.received', factsOf(FACTS), counted(5)).matched)).toContain('burst');
    const { matched, undecided, needs } = index.match('mail.received', factsOf(FACTS), counted(4));
    expect([ids(matched).includes('burst'), undecided, needs]).toEqual([false, [], []]);
  });

  it('keeps events apart', () => {
    expect(ids(index.match('mail.bounced', factsOf(FACTS), NOTHING_FETCHED).matched)).toEqual(['bounced']);
    expect(index.match('login.failed', factsOf(FACTS), NOTHING_FETCHED).matched).toEqual([]);
  });

  it('asks for what the run of a matched policy reads', () => {
    const plan = planOf({ id: 'tells-how-many', when: mentions('mail', 'hold'), derived: [count(sender, '1h')] });
    const own = buildIndex(rulesetOf([plan]));
    const first = own.match('mail.received', factsOf(FACTS), NOTHING_FETCHED);
    expect([ids(first.matched), first.needs.map((need) => need.kind === 'count' && need.withinMs)]).toEqual([
      ['tells-how-many'],
      [3_600_000],
    ]);
    expect(own.match('mail.received', factsOf(FACTS), counted(2)).needs).toEqual([]);
  });

  it('reads nothing of a mail that cheap conditions turn away', () => {
    const asked: string[] = [];
    const get = (path: string): Value => {
      asked.push(path);
      return 'x';
    };
    const plan = planOf({
      id: 'a',
      when: logical('&&', has('carriers', fact('mail.from.domain')), mentions('mail', 'hold')),
    });
    buildIndex(rulesetOf([plan], { lists: LISTS })).match('mail.received', { get }, NOTHING_FETCHED);
    expect(asked).toEqual(['mail.from.domain']);
  });

  it('indexes what has changed, and leaves the earlier index as it was', () => {
    const changed = planOf({ id: 'phrase', when: mentions('mail', '没有') });
    const added = planOf({ id: 'added', when: mentions('mail.subject', 'customs hold') });
    const rest = plans.filter(({ id }) => id !== 'phrase' && id !== 'every');
    const next = buildIndex(rulesetOf([added, ...rest, changed], { lists: { carriers: [], none: [] } }), index);
    expect(ids(next.match('mail.received', factsOf(FACTS), NOTHING_FETCHED).matched)).toEqual([
      'added',
      'stranger',
      'container',
    ]);
    expect(ids(index.match('mail.received', factsOf(FACTS), NOTHING_FETCHED).matched)).toEqual([
      'every',
      'phrase',
      'carrier',
      'container',
    ]);
  });

  it('lets one policy that wants too much not harm the others', () => {
    const endless = node('method', {
      of: fact('mail.subject'),
      name: 'padEnd',
      args: [literal(2 ** 26)],
      optional: false,
    });
    const greedy = planOf({ id: 'greedy', when: node('binary', { op: '===', left: endless, right: literal('') }) });
    const result = buildIndex(rulesetOf([greedy, ...plans], { lists: LISTS })).match(
      'mail.received',
      factsOf(FACTS),
      NOTHING_FETCHED,
    );
    expect(result.failed.map(({ plan, message }) => [plan.id, message])).toEqual([
      ['greedy', expect.stringMatching(/more than/)],
    ]);
    expect(ids(result.matched)).toContain('phrase');
  });
});

describe('the index and the conditions by themselves', () => {
  it('agree for any policies, mails and answers', () => {
    const seen = holdToConditions(120, 4711);
    console.log(`policies against mails: ${JSON.stringify(seen)}`);
    expect(Math.min(seen.matched, seen.undecided, seen.turnedAway)).toBeGreaterThan(100);
  });
});
