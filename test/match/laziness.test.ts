import { describe, expect, it } from 'vitest';
import { extractMail } from '../../engine/facts/extract.ts';
import { readsAll } from '../../engine/facts/facts.ts';
import { MAIL_READERS } from '../../engine/facts/mail.ts';
import { buildIndex, NOTHING_FETCHED } from '../../engine/match/index.ts';
import type { Expression } from '../../engine/plan/expression.ts';
import { fact, literal, node } from '../expression/expressions.ts';
import { bytes, ENVELOPE } from '../facts/mail.ts';
import { atLeast, count, logical, mentions, not, planOf, rulesetOf } from './plans.ts';

const MAIL = 'From: Li <li@forwarder.example>\r\nSubject: Customs hold\r\n\r\nThe container is held.';
const isDanger = node('binary', { op: '===', left: fact('mail.risk.level'), right: literal('danger') });
const isSound = not(isDanger);
const isFrom = (domain: string) =>
  node('binary', { op: '===', left: fact('mail.from.domain'), right: literal(domain) });
const isHold = mentions('mail', 'customs hold');
const isInvoice = mentions('mail', 'invoice');

/** How often each fact was read for one mail, and what matched. */
function asked(...conditions: readonly Expression[]) {
  const mail = extractMail(bytes(MAIL), ENVELOPE);
  const reads = new Map<string, number>();
  const facts = {
    get(path: string) {
      reads.set(path, (reads.get(path) ?? 0) + 1);
      return mail.get(path);
    },
  };
  const index = buildIndex(rulesetOf(conditions.map((when, n) => planOf({ id: `p${n}`, when }))));
  const { matched, needs } = index.match('mail.received', facts, NOTHING_FETCHED);
  return { risk: reads.get('mail.risk.level') ?? 0, text: reads.get('mail.text') ?? 0, matched: matched.length, needs };
}

describe('a fact that reads the whole mail', () => {
  it('is asked where nothing else decides, wherever it stands', () => {
    expect(asked(logical('&&', isSound, isInvoice))).toMatchObject({ risk: 0, matched: 0 });
    expect(asked(logical('&&', isDanger, isFrom('other.example')))).toMatchObject({ risk: 0, matched: 0 });
    expect(asked(logical('||', isDanger, isHold))).toMatchObject({ risk: 0, matched: 1 });
    expect(asked(logical('&&', isSound, isHold))).toMatchObject({ risk: 1, matched: 1 });
    expect(asked(isSound)).toMatchObject({ risk: 1, matched: 1 });
  });

  it('is asked before what must be fetched, and spares that', () => {
    const often = atLeast(count(fact('mail.from.address')), 5);
    expect(asked(logical('&&', often, isDanger))).toMatchObject({ risk: 1, needs: [] });
    expect(asked(logical('&&', often, isSound)).needs).toHaveLength(1);
    expect(asked(logical('&&', logical('&&', often, isSound), isInvoice))).toMatchObject({ risk: 0, needs: [] });
  });

  it('is asked once, however many policies ask', () => {
    const many = Array.from({ length: 50 }, (_, n) =>
      logical('&&', isSound, n % 2 ? isHold : isFrom('forwarder.example')),
    );
    expect(asked(...many)).toMatchObject({ risk: 1, matched: 50 });
  });

  it('is known by the catalogue’s own paths', () => {
    const dear = Object.keys(MAIL_READERS).filter(readsAll);
    expect(dear).toEqual(expect.arrayContaining(['mail.risk', 'mail.risk.level', 'mail.risk.score', 'mail.problems']));
  });
});

it('reads no text where no policy hangs on it', () => {
  expect(asked(isFrom('forwarder.example'))).toMatchObject({ text: 0, matched: 1 });
});
