import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Environment, truth, UNKNOWN } from '../../engine/expression/evaluate.ts';
import { buildIndex, type Dear, NOTHING_FETCHED } from '../../engine/match/index.ts';
import type { Expression, Value } from '../../engine/plan/expression.ts';
import { fact, literal, node } from '../expression/expressions.ts';
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

  it('lets one policy that wants too much not harm the others', () => {
    const longer = (times: number): Expression =>
      times
        ? node('binary', { op: '+', left: longer(times - 1), right: longer(times - 1) })
        : literal('a'.repeat(2 ** 20));
    const greedy = planOf({ id: 'greedy', when: node('binary', { op: '===', left: longer(6), right: literal('') }) });
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

const PHRASES = [
  '清关异常',
  '清关',
  '异常',
  'customs hold',
  'customs',
  'hold',
  'vessel delay',
  'delay',
  'ETA延误',
  'a',
  '',
];
const texts = fc
  .array(fc.constantFrom(...PHRASES, '清', '關', '異常', ' ', '\n', 'delayed', 'CUSTOMS', '\u200b', ', '), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

const condition: fc.Arbitrary<Expression> = fc.letrec<{ node: Expression }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    fc
      .tuple(fc.constantFrom('mail', 'mail.subject', 'mail.text'), fc.subarray(PHRASES))
      .map(([path, phrases]) => mentions(path, ...phrases)),
    fc.constantFrom('[A-Z]{3}', 'hold\\b', '\\d').map((source) => matches('mail.text', source)),
    fc.constantFrom('carriers', 'none').map((list) => has(list, fact('mail.from.domain'))),
    fc.integer({ min: 1, max: 4 }).map((least) => atLeast(count(fact('mail.from.address')), least)),
    fc.boolean().map(literal),
    fc
      .tuple(fc.constantFrom('&&' as const, '||' as const), tie('node'), tie('node'))
      .map(([op, a, b]) => logical(op, a, b)),
    tie('node').map(not),
  ),
})).node;

describe('the index and the condition alone', () => {
  it('agree for any policies, mails and answers', () => {
    const seen = { matched: 0, undecided: 0, turnedAway: 0 };
    const answer = fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined, freq: 1 });
    fc.assert(
      fc.property(
        fc.array(condition, { minLength: 1, maxLength: 6 }),
        texts,
        texts,
        answer,
        (conditions, subject, text, known) => {
          const plans = conditions.map((when, number) => planOf({ id: String(number), when }));
          const values = { ...FACTS, 'mail.subject': subject, 'mail.text': text };
          const environment: Environment = {
            fact: (path) => factsOf(values).get(path),
            name: () => undefined,
            derived: () => undefined,
            has: (list, member) => (LISTS as Record<string, string[]>)[list]?.includes(member) ?? false,
            count: () => known ?? UNKNOWN,
          };
          const result = buildIndex(rulesetOf(plans, { lists: LISTS })).match('mail.received', factsOf(values), {
            count: () => known,
          });
          const verdicts = conditions.map((when) => truth(when, environment));
          expect(ids(result.matched)).toEqual(ids(plans.filter((_, i) => verdicts[i] === true)));
          expect(ids(result.undecided)).toEqual(ids(plans.filter((_, i) => verdicts[i] === UNKNOWN)));
          if (result.undecided.length) expect(result.needs.length).toBeGreaterThan(0);
          seen.matched += result.matched.length;
          seen.undecided += result.undecided.length;
          seen.turnedAway += plans.length - result.matched.length - result.undecided.length;
        },
      ),
      { numRuns: 500 },
    );
    console.log(`policies against mails: ${JSON.stringify(seen)}`);
    expect(Math.min(seen.matched, seen.undecided, seen.turnedAway)).toBeGreaterThan(100);
  });
});
