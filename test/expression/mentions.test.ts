import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Environment, evaluate, UNKNOWN } from '../../engine/expression/evaluate.ts';
import { findPhrases, mentionsAny } from '../../engine/expression/phrases/find.ts';
import { fold } from '../../engine/expression/phrases/normal.ts';
import type { Value } from '../../engine/plan/expression.ts';
import { processorMs } from '../processor-time.ts';
import { fact, literal, node } from './expressions.ts';

describe('a phrase is found', () => {
  it.each([
    ['as it stands', '关于清关异常的通知', '清关异常'],
    ['in traditional characters', '關於清關異常的通知', '清关异常'],
    ['in simplified characters', '关于船期延误', '船期延誤'],
    ['over a line break', '清关\r\n异常', '清关异常'],
    ['with spaces between its characters', '清 关 异 常', '清关异常'],
    ['without the space that the phrase has', '清关异常', '清关 异常'],
    ['with full-width space', '清关\u3000异常', '清关异常'],
    ['with zero-width characters', '清\u200b关\u2060异\ufeff常', '清关异常'],
    ['with a soft hyphen', 'cus\u00adtoms hold', 'customs hold'],
    ['with variation selectors', '清\ufe0f关异\u{e0100}常', '清关异常'],
    ['with a NUL', '清\0关异常', '清关异常'],
    ['struck through', 'd\u0336e\u0336l\u0336a\u0336y', 'delay'],
    ['decomposed', 'verzo\u0308gert', 'verzögert'],
    ['in capitals', 'VESSEL DELAY', 'vessel delay'],
    ['in full width', 'ｖｅｓｓｅｌ　ｄｅｌａｙ', 'vessel delay'],
    ['in mathematical letters', '𝐯𝐞𝐬𝐬𝐞𝐥 𝐝𝐞𝐥𝐚𝐲', 'vessel delay'],
    ['over a line break between words', 'vessel\n  delay', 'vessel delay'],
    ['beside punctuation', '(vessel delay)', 'vessel delay'],
    ['at the very end', 'vessel delay', 'delay'],
    ['of both scripts, with a space', 'ETA 延误', 'ETA延误'],
    ['of both scripts, without', 'ETA延误了', 'eta 延误'],
    ['Latin beside Chinese', '本次hold了', 'hold'],
    ['with typographic quotes', 'customer’s order', "customer's order"],
    ['with another dash', 'bill–of–lading', 'bill-of-lading'],
    ['with sharp s', 'STRASSE', 'Straße'],
    ['with final sigma', 'ΟΔΟΣ', 'οδος'],
    ['with dotted capital I', 'İPTAL', 'iptal'],
    ['with a ligature', 'ﬁnal notice', 'final notice'],
    ['in half-width katakana', 'ﾃﾞﾘﾊﾞﾘｰ', 'デリバリー'],
    ['in Korean jamo', '\u1110\u1169\u11bc\u1100\u116a\u11ab', '통관'],
    ['in Thai, which has no spaces', 'สินค้าล่าช้ามาก', 'ล่าช้า'],
    ['with accents', 'retard de livraison confirmé', 'confirmé'],
    ['ending in no letter', 'written in C++.', 'c++'],
    ['beginning in no letter', 'a #urgent mail', '#urgent'],
  ])('%s', (_, text, phrase) => {
    expect(mentionsAny(text, [phrase])).toBe(true);
  });
});

describe('a phrase is not found', () => {
  it.each([
    ['inside a longer word', 'delayed', 'delay'],
    ['at the end of a longer word', 'undelay', 'delay'],
    ['in a plural', 'vessel delays', 'vessel delay'],
    ['in a word with an accent', 'delaïs', 'dela'],
    ['across words without a space', 'vesseldelay', 'vessel delay'],
    ['in a number', '15', '5'],
    ['in another word of the same letters', 'hold customs', 'customs hold'],
    ['where a character is missing', '清关常', '清关异常'],
    ['when it is empty', 'anything', ''],
    ['when nothing of it is visible', 'anything', '\u200b \u00ad'],
  ])('%s', (_, text, phrase) => {
    expect(mentionsAny(text, [phrase])).toBe(false);
  });
});

describe('places', () => {
  it('are offsets of the original text', () => {
    const text = 'Re: ﬁnal 清\u200b關\n異常! Vessel  DELAY';
    const found = findPhrases(text, ['清关异常', 'vessel delay', 'final']);
    expect(found.map(({ phrase, start, end }) => [phrase, text.slice(start, end)])).toEqual([
      ['final', 'ﬁnal'],
      ['清关异常', '清\u200b關\n異常'],
      ['vessel delay', 'Vessel  DELAY'],
    ]);
  });

  it('are all of them, overlapping ones too', () => {
    expect(findPhrases('异常异常', ['异常异常', '异常', '常']).map(({ start, end }) => [start, end])).toEqual([
      [0, 2],
      [1, 2],
      [0, 4],
      [2, 4],
      [3, 4],
    ]);
  });
});

/** Noise that hides a phrase from a naive search and from no reader. */
const noise = fc.constantFrom('', '', '\u200b', '\u00ad', '\ufe0f', '\u2060', '\u0336');
const NOISE_AT_END = /(?:\u200b|\u00ad|\ufe0f|\u2060|\u0336)+$/;
const filler = fc.constantFrom('', ' ', '。', 'x ', '订单 ', '\n', '<', ', ');
const phrase = fc.constantFrom(
  '清关异常',
  '船期延误',
  'vessel delay',
  'customs hold',
  'ETA延误',
  'Zollprüfung',
  '통관 보류',
  'デリバリー遅延',
);

const disguised = fc
  .tuple(
    phrase,
    fc.array(noise, { minLength: 30, maxLength: 30 }),
    fc.constantFrom('lower', 'upper', 'as is'),
    fc.constantFrom(' ', '\n', '\u3000', '\r\n  '),
  )
  .map(([plain, noises, letters, space]) => {
    const cased = letters === 'upper' ? plain.toUpperCase() : letters === 'lower' ? plain.toLowerCase() : plain;
    const hidden = [...cased].map((char, i) => (char === ' ' ? space : char + noises[i]!)).join('');
    return { plain, hidden };
  });

describe('mentions', () => {
  it('sees through any disguise, and says where', () => {
    fc.assert(
      fc.property(disguised, filler, filler, ({ plain, hidden }, before, after) => {
        const text = `${before} ${hidden} ${after}`;
        const [found] = findPhrases(text, ['something else', plain]);
        expect(found?.phrase, JSON.stringify(text)).toBe(plain);
        expect(text.slice(found!.start, found!.end).replace(NOISE_AT_END, '')).toBe(hidden.replace(NOISE_AT_END, ''));
      }),
    );
  });

  it('finds each phrase whatever other phrases are asked', () => {
    const some = fc.array(fc.stringMatching(/^[ab清关 ]{1,4}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.stringMatching(/^[ab清关 ]{0,20}$/), some, (text, phrases) => {
        const together = new Set(findPhrases(text, phrases).map((found) => found.phrase));
        expect([...together].sort()).toEqual([...new Set(phrases.filter((one) => mentionsAny(text, [one])))].sort());
      }),
    );
  });

  it('comes to an end of marks that have nothing to join', () => {
    for (const text of ['\u0903', ' \u0903x', 'a \u0903\u0903 \u0903', 'x\n\u0e33 customs hold']) {
      expect(fold(text).length).toBeGreaterThan(0);
      expect(findPhrases(`${text} vessel delay`, ['vessel delay'])).toHaveLength(1);
    }
  });

  it('takes time in proportion to the text', () => {
    const phrases = Array.from({ length: 300 }, (_, i) => `${'a'.repeat(i + 1)}b`);
    const started = process.cpuUsage();
    expect(mentionsAny(`${'a'.repeat(2_000_000)} ${'清\u0301'.repeat(200_000)}`, phrases)).toBe(false);
    expect(processorMs(started)).toBeLessThan(5_000);
  });

  it('takes time in proportion to a text of characters that fold to several', () => {
    const started = process.cpuUsage();
    expect(mentionsAny('a ㍿'.repeat(200_000), ['株式会社 a'])).toBe(true);
    expect(mentionsAny('a ㍿'.repeat(200_000), ['hold'])).toBe(false);
    expect(processorMs(started)).toBeLessThan(2_000);
  });

  const asked = (where: string, what: Value, facts: Record<string, Value | typeof UNKNOWN>) => {
    const environment: Environment = {
      fact: (path) => facts[path],
      name: () => undefined,
      derived: () => undefined,
      has: () => false,
      count: () => UNKNOWN,
    };
    const phrases = Array.isArray(what)
      ? node('array', { items: what.map((one) => literal(one as string)) })
      : literal(what as string);
    return evaluate(node('helper', { name: 'mentions', args: [fact(where), phrases] }), environment);
  };

  it('looks into subject and text for the mail itself', () => {
    const facts = { 'mail.subject': '清关异常', 'mail.text': 'vessel delay' };
    expect(asked('mail', ['customs hold', '清關異常'], facts)).toBe(true);
    expect(asked('mail', 'vessel delay', facts)).toBe(true);
    expect(asked('mail.subject', 'vessel delay', facts)).toBe(false);
    expect(asked('mail', [], facts)).toBe(false);
  });

  it('is true where one text decides, and unknown where none does', () => {
    expect(asked('mail', 'hold', { 'mail.subject': UNKNOWN, 'mail.text': 'hold' })).toBe(true);
    expect(asked('mail', 'hold', { 'mail.subject': UNKNOWN, 'mail.text': '' })).toBe(UNKNOWN);
    expect(asked('mail.text', 'hold', { 'mail.text': undefined })).toBe(false);
  });
});
