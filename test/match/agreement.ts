import fc from 'fast-check';
import { type Environment, truth, UNKNOWN } from '../../engine/expression/evaluate.ts';
import { translatePattern } from '../../engine/expression/pattern.ts';
import { buildIndex } from '../../engine/match/index.ts';
import type { Expression, Value } from '../../engine/plan/expression.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import { fact, literal, name, node } from '../expression/expressions.ts';
import { atLeast, call, count, factsOf, has, listOf, logical, mentions, not, planOf, rulesetOf } from './plans.ts';

const LISTS = { carriers: ['forwarder.example', 'a.example'], partners: ['a.example'], none: [] };
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
  'o',
];
const PIECES = [
  '清',
  '關',
  '異常',
  ' ',
  '\n',
  'delayed',
  'CUSTOMS',
  '\u200b',
  ', ',
  'PO-',
  '4711',
  'é',
  '\u0301',
  'MSKU',
  'ſ',
  '\u0338',
];
const PATTERNS: readonly (readonly [string, string])[] = [
  ['[A-Z]{3}', ''],
  ['hold\\b', ''],
  ['PO-\\d+', ''],
  ['msku|po', 'i'],
  ['(?:delay|hold)(?:ed)?', 'i'],
  ['cuſtoms', 'iu'],
  ['清.?关|異常', ''],
  ['^customs hold$', 'm'],
  ['de(?:lay)*', ''],
  ['custom', ''],
  ['\\d{3,}', ''],
];
const DOMAINS = ['forwarder.example', 'a.example', 'b.example', ''];

/** Mails as facts: some are not there, or of another kind than a policy thinks. */
const mail: fc.Arbitrary<{ readonly [path: string]: Value }> = fc.record({
  'mail.subject': texts(),
  'mail.text': texts(),
  'mail.from.domain': fc.constantFrom(...DOMAINS, undefined),
  'mail.to': fc.array(
    fc.constantFrom(...DOMAINS).map((domain) => ({ domain, name: domain.slice(0, 3) })),
    { maxLength: 3 },
  ),
  'mail.languages': fc.subarray(['zh', 'en', 'delay']),
  'mail.size': fc.constantFrom<Value>(0, 5, 10, 11, undefined, '7'),
  'mail.receivedAt': fc.constantFrom<Value>('2026-07-08T01:00:00Z', '2026-08', '', undefined),
  'mail.isReply': fc.boolean(),
});

function texts() {
  const pieces = fc.array(fc.constantFrom(...PHRASES, ...PIECES), { maxLength: 10 });
  return fc.oneof({ weight: 20, arbitrary: pieces.map((parts) => parts.join('')) }, fc.constant(undefined));
}

const places = fc.constantFrom('mail', 'mail.subject', 'mail.text');
const domain = fact('mail.from.domain');
const property = (of: Expression, field: string) => node('property', { of, name: field, optional: false });
const method = (of: Expression, called: string, ...args: Expression[]) =>
  node('method', { of, name: called, args, optional: false });
const compare = (op: string, left: Expression, right: Expression) => node('binary', { op: op as '===', left, right });

const pattern = fc.tuple(places, fc.constantFrom(...PATTERNS)).map(([path, [source, flags]]) => {
  const translated = translatePattern(source, flags);
  if (!translated.ok) throw new Error(translated.why);
  return call('matches', fact(path), node('pattern', translated));
});

const comparison = fc.oneof(
  fc
    .tuple(fc.constantFrom('===', '!=='), fc.constantFrom(...DOMAINS))
    .map(([op, to]) => compare(op, domain, literal(to))),
  fc
    .tuple(fc.constantFrom('<', '<=', '>', '>='), fc.constantFrom(0, 5, 10), fc.boolean())
    .map(([op, to, turned]) =>
      turned ? compare(op, literal(to), fact('mail.size')) : compare(op, fact('mail.size'), literal(to)),
    ),
  fc
    .tuple(fc.constantFrom('<', '>='), fc.constantFrom('2026-07', '2026-08', ''))
    .map(([op, to]) => compare(op, fact('mail.receivedAt'), literal(to))),
  fc.constantFrom(1, 2).map((least) => compare('>=', property(fact('mail.to'), 'length'), literal(least))),
);

const methods = fc.oneof(
  fc
    .tuple(fc.constantFrom('includes', 'startsWith', 'endsWith'), fc.constantFrom('mail.subject', 'mail.languages'))
    .chain(([called, path]) =>
      fc.constantFrom('delay', 'en', 'custo', '清关', 'PO-').map((what) => method(fact(path), called, literal(what))),
    ),
  fc.subarray(DOMAINS, { minLength: 1 }).map((all) => method(listOf(...all), 'includes', domain)),
  arrows().map((body) => method(fact('mail.to'), 'some', node('arrow', { params: ['a'], body }))),
);

function arrows() {
  const field = property(name('a'), 'domain');
  return fc.oneof(
    fc.constantFrom(...DOMAINS).map((to) => compare('===', field, literal(to))),
    fc.constantFrom('carriers', 'partners').map((list) => has(list, field)),
    fc.constantFrom('a.example').map((to) => logical('&&', compare('===', field, literal(to)), has('partners', field))),
    fc.constantFrom('for').map((to) => not(compare('===', property(name('a'), 'name'), literal(to)))),
  );
}

/** Conditions of every kind that the index knows, and a few that it does not. */
const condition: fc.Arbitrary<Expression> = fc.letrec<{ node: Expression }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    fc.tuple(places, fc.subarray(PHRASES)).map(([path, phrases]) => mentions(path, ...phrases)),
    pattern,
    comparison,
    methods,
    fc.constantFrom('carriers', 'partners', 'none').map((list) => has(list, domain)),
    fc.integer({ min: 1, max: 4 }).map((least) => atLeast(count(domain), least)),
    fc.constantFrom<Expression>(literal(true), literal(false), fact('mail.isReply'), fact('mail.size')),
    fc
      .tuple(fc.constantFrom('&&' as const, '&&' as const, '||' as const, '??' as const), tie('node'), tie('node'))
      .map(([op, a, b]) => logical(op, a, b)),
    fc
      .tuple(tie('node'), tie('node'), tie('node'))
      .map(([test, then, otherwise]) => node('choose', { test, then, else: otherwise })),
    tie('node').map(not),
  ),
})).node;

const ids = (plans: readonly Plan[]) => plans.map(({ id }) => id);

/**
 * Holds the index to the conditions by themselves, over generated policies, mails and answers: built at once, and from the index over
 * other policies; what it explains, too.
 *
 * @returns how many policies came out which way
 */
export function holdToConditions(runs: number, seed?: number) {
  const seen = { matched: 0, undecided: 0, turnedAway: 0 };
  const answer = fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined, freq: 1 });
  const policies = fc.array(condition, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(
      policies,
      fc.array(mail, { minLength: 1, maxLength: 3 }),
      answer,
      fc.nat(8),
      (conditions, mails, known, kept) => {
        const plans = conditions.map((when, number) => planOf({ id: String(number), when }));
        const ruleset = rulesetOf(plans, { lists: LISTS });
        const earlier = buildIndex(
          rulesetOf([...plans.slice(0, kept).reverse(), planOf({ id: 'gone' })], { lists: LISTS }),
        );
        const indexes = [buildIndex(ruleset), buildIndex(ruleset, earlier)];
        for (const values of mails) {
          const verdicts = conditions.map((when) => truth(when, alone(values, known)));
          for (const index of indexes) {
            const dear = { count: () => known };
            const result = index.match('mail.received', factsOf(values), dear);
            if (result.failed.length) throw new Error('a policy could not judge');
            same('matched', ids(result.matched), ids(plans.filter((_, i) => verdicts[i] === true)));
            same('undecided', ids(result.undecided), ids(plans.filter((_, i) => verdicts[i] === UNKNOWN)));
            if (result.undecided.length && !result.needs.length) throw new Error('nothing would decide it');
            const explained = plans.map((plan) => index.explain(plan, factsOf(values), dear).truth);
            same(
              'explained',
              explained,
              verdicts.map((verdict) => (verdict === UNKNOWN ? 'unknown' : verdict)),
            );
            seen.matched += result.matched.length;
            seen.undecided += result.undecided.length;
            seen.turnedAway += plans.length - result.matched.length - result.undecided.length;
          }
        }
      },
    ),
    { numRuns: runs, ...(seed !== undefined && { seed }) },
  );
  return seen;
}

function alone(values: { readonly [path: string]: Value }, known: number | undefined): Environment {
  return {
    fact: (path) => factsOf(values).get(path),
    name: () => undefined,
    derived: () => undefined,
    has: (list, member) => (LISTS as Record<string, string[]>)[list]?.includes(member) ?? false,
    count: () => known ?? UNKNOWN,
  };
}

function same(what: string, ours: readonly unknown[], theirs: readonly unknown[]): void {
  if (JSON.stringify(ours) !== JSON.stringify(theirs))
    throw new Error(`${what}: ${JSON.stringify(ours)}, by themselves ${JSON.stringify(theirs)}`);
}
