import { expect, it } from 'vitest';
import { buildIndex, NOTHING_FETCHED } from '../../engine/match/index.ts';
import { fact, literal, name, node } from '../expression/expressions.ts';
import { processorMs } from '../processor-time.ts';
import { factsOf, matches, mentions, planOf, rulesetOf } from './plans.ts';

it('a hundred thousand recipients cost no more for a thousand policies than for one', () => {
  const isTo = (domain: string) =>
    node('method', {
      of: fact('mail.to'),
      name: 'some',
      args: [
        node('arrow', {
          params: ['a'],
          body: node('binary', {
            op: '===',
            left: node('property', { of: name('a'), name: 'domain', optional: false }),
            right: literal(domain),
          }),
        }),
      ],
      optional: false,
    });
  const plans = Array.from({ length: 1_000 }, (_, i) => planOf({ id: `p${i}`, when: isTo(`p${i}.example`) }));
  const to = Array.from({ length: 100_000 }, (_, i) => ({ domain: i === 50_000 ? 'p7.example' : 'x.example' }));
  const index = buildIndex(rulesetOf(plans));
  const since = process.cpuUsage();
  const { matched, failed } = index.match('mail.received', factsOf({ 'mail.to': to }), NOTHING_FETCHED);
  expect(processorMs(since)).toBeLessThan(1_500);
  expect([matched.map(({ id }) => id), failed]).toEqual([['p7'], []]);
});

it('patterns that explode on a long text are not judged, and that is said; the others are', () => {
  const exploding = Array.from({ length: 50 }, (_, i) =>
    planOf({ id: `explodes${i}`, when: matches('mail.text', `[ab]*a[ab]{200}[cd]{${i + 1}}`) }),
  );
  const index = buildIndex(rulesetOf([...exploding, planOf({ id: 'phrase', when: mentions('mail.text', 'hold') })]));
  const text = `hold ${'ab'.repeat(500_000)}`;
  const since = process.cpuUsage();
  const { matched, failed } = index.match('mail.received', factsOf({ 'mail.text': text }), NOTHING_FETCHED);
  expect(processorMs(since)).toBeLessThan(1_500);
  expect(matched.map(({ id }) => id)).toEqual(['phrase']);
  expect(failed).toHaveLength(50);
  expect(failed[0]?.message).toMatch(/takes too much work/);
});
