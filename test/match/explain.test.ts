import { describe, expect, it } from 'vitest';
import { buildIndex, NOTHING_FETCHED } from '../../engine/match/index.ts';
import { startOf } from '../../engine/match/run-start.ts';
import type { Expression } from '../../engine/plan/expression.ts';
import type { Span } from '../../engine/plan/span.ts';
import { fact, literal } from '../expression/expressions.ts';
import { atLeast, count, factsOf, has, logical, matches, mentions, not, planOf, rulesetOf } from './plans.ts';

const FACTS = factsOf({
  'mail.subject': 'Re: 清關\n異常',
  'mail.text': '😀 Customs hold for MSKU1234565',
  'mail.from.domain': 'forwarder.example',
  'mail.from.address': 'li@forwarder.example',
});

const at = (span: Span, expression: Expression): Expression => ({ ...expression, span });

const explained = (when?: Expression) => {
  const plan = planOf({ id: 'p', when });
  return buildIndex(rulesetOf([plan], { lists: { carriers: ['other.example'] } })).explain(
    plan,
    FACTS,
    NOTHING_FETCHED,
  );
};

describe('an explanation', () => {
  it('follows the condition with the truth of each part', () => {
    const when = logical(
      '&&',
      at([3, 40], logical('||', has('carriers', fact('mail.from.domain')), not(mentions('mail.text', 'vessel delay')))),
      atLeast(count(fact('mail.from.address')), 5),
    );
    const { label, truth, of } = explained(when);
    expect(truth).toBe('unknown');
    expect(label).toBe(
      "(carriers.has(mail.from.domain) || !mentions(mail.text, ['vessel delay'])) && count('mail.received', { of: mail.from.address, within: '15m' }) >= 5",
    );
    expect(of.map((part) => part.truth)).toEqual([true, 'unknown']);
    expect(of[0]?.span).toEqual([3, 40]);
    expect(of[0]?.of.map((part) => [part.label, part.truth])).toEqual([
      ['carriers.has(mail.from.domain)', false],
      ["!mentions(mail.text, ['vessel delay'])", true],
    ]);
    expect(of[0]?.of[0]?.reads).toEqual([{ path: 'mail.from.domain', value: 'forwarder.example' }]);
    expect(of[0]?.of[1]?.of[0]).toMatchObject({ truth: false, found: [] });
  });

  it('shows the phrases that were found, where they stand', () => {
    const { found, reads } = explained(mentions('mail', '清关异常', 'customs hold', 'vessel'));
    expect(found).toEqual([
      { in: 'mail.subject', phrase: '清关异常', start: 4, end: 9 },
      { in: 'mail.text', phrase: 'customs hold', start: 3, end: 15 },
    ]);
    expect(reads.map(({ path }) => path)).toEqual(['mail.subject', 'mail.text']);
  });

  it('shows what a pattern matched', () => {
    expect(explained(matches('mail.text', '[A-Z]{4}\\d{7}')).found).toEqual([{ in: 'mail.text', start: 20, end: 31 }]);
  });

  it('of a policy without a condition is true', () => {
    expect(explained()).toMatchObject({ truth: true, of: [] });
  });

  it('is plain JSON', () => {
    const explanation = explained(logical('&&', mentions('mail', 'customs hold'), literal(true)));
    expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
  });
});

describe('the start of a run', () => {
  it('carries what the run may read, and no more', () => {
    const plan = planOf({
      id: 'p',
      reads: ['mail.subject'],
      lists: ['carriers'],
      templates: ['trouble', 'unknown'],
      derived: [
        mentions('mail', 'customs hold'),
        has('partners', fact('mail.from.domain')),
        atLeast(count(fact('mail.from.address')), 2),
      ],
    });
    const text = { en: { subject: 'Trouble', body: '{{ mail.subject }}' } };
    const ruleset = rulesetOf([plan], {
      lists: { carriers: ['a'], partners: ['forwarder.example'] },
      templates: { trouble: text, other: text },
    });
    expect(startOf(plan, FACTS, ruleset, { count: () => 3 })).toEqual({
      plan,
      facts: { 'mail.subject': 'Re: 清關\n異常' },
      derived: [true, true, true],
      lists: { carriers: ['a'] },
      templates: { trouble: text },
    });
  });
});
