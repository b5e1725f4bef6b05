import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsWantedBy } from '../../engine/expression/pattern/literals.ts';
import { locate, search, translatePattern } from '../../engine/expression/pattern.ts';
import { PhraseAutomaton } from '../../engine/expression/phrases/automaton.ts';
import { fold } from '../../engine/expression/phrases/normal.ts';
import { processorMs } from '../processor-time.ts';
import { flags, pattern, text } from './patterns.ts';

/** The verdict of both engines; undefined where the pattern is refused. */
function verdicts(source: string, flags: string, text: string): { ours: boolean; js: boolean } | undefined {
  const translated = translatePattern(source, flags);
  if (!translated.ok) return undefined;
  return { ours: search(translated.source, translated.flags, text), js: javaScriptFinds(source, flags, text) };
}

/**
 * With `u`, ECMA-262 (§22.2.7.2) tries a pattern where code points begin. V8 left alone also looks between the halves of a surrogate
 * pair, and finds `\B` in "a😃a" there; so each place is tried by itself.
 */
function javaScriptFinds(source: string, flags: string, text: string): boolean {
  const there = new RegExp(source, `${flags.replace('g', '')}y`);
  const characters = flags.includes('u') ? [...text] : text.split('');
  let at = 0;
  for (const character of [...characters, '']) {
    there.lastIndex = at;
    if (there.test(text)) return true;
    at += character.length;
  }
  return false;
}

const compiles = (source: string, letters: string) => {
  try {
    new RegExp(source, letters);
    return true;
  } catch {
    return false;
  }
};

describe('patterns', () => {
  it('find something exactly where JavaScript does', () => {
    const seen = { compared: 0, found: 0, refused: 0 };
    fc.assert(
      fc.property(pattern, flags, fc.array(text, { minLength: 4, maxLength: 8 }), (source, letters, texts) => {
        fc.pre(compiles(source, letters));
        for (const one of texts) {
          const both = verdicts(source, letters, one);
          if (!both) seen.refused++;
          else {
            seen.compared++;
            if (both.js) seen.found++;
            expect(both.ours, `/${source}/${letters} on ${JSON.stringify(one)}`).toBe(both.js);
          }
        }
      }),
      { numRuns: 600 },
    );
    console.log(`patterns compared with JavaScript: ${JSON.stringify(seen)}`);
    expect(seen.refused).toBeLessThan(seen.compared / 5);
    expect(seen.found).toBeGreaterThan(seen.compared / 20);
  });

  it('find something only where one of their literal parts stands', () => {
    const seen = { found: 0, withParts: 0 };
    const around = fc.tuple(text, text, text);
    const literal = fc.constantFrom('PO-', 'MSKU', 'é', 'e', '清关', 'ſs', 'Straße', 'e\u0301', ' a b', '\u00bd');
    const sources = fc
      .tuple(pattern, literal, pattern)
      .map(([before, middle, after]) => `(?:${before})${middle}(?:${after})`);
    fc.assert(
      fc.property(sources, literal, flags, around, (source, put, letters, [a, b, c]) => {
        fc.pre(compiles(source, letters));
        const translated = translatePattern(source, letters);
        const parts = translated.ok ? partsWantedBy(translated.source) : undefined;
        if (!translated.ok || !parts) return;
        seen.withParts++;
        for (const subject of [a + put + b, `${a}${put}\u0301${b}`, `${a}${put.toUpperCase()}\u0338${c}`, put + c]) {
          if (!search(translated.source, translated.flags, subject)) continue;
          seen.found++;
          let stands = false;
          new PhraseAutomaton(
            [],
            parts.map(({ part }) => part),
          ).scan(fold(subject), () => {
            stands = true;
            return true;
          });
          const asWritten = parts.some(({ literal }) => literal === undefined || subject.includes(literal));
          expect(
            stands && asWritten,
            `/${source}/${letters} on ${JSON.stringify(subject)}: ${JSON.stringify(parts)}`,
          ).toBe(true);
        }
      }),
      { numRuns: 1_200 },
    );
    console.log(`patterns with literal parts: ${JSON.stringify(seen)}`);
    expect(seen.found).toBeGreaterThan(10);
  });

  it.each([
    ['PO-\\d{6}', '', ['po-']],
    ['MSKU\\d{7}', '', ['msku']],
    ['MSKU', '', ['msk']],
    ['MSKU[ -]?\\d{7}', '', ['msku']],
    ['MSKU.?\\d', '', ['msk']],
    ['(?:invoice|rechnung|发票号) ?\\d', 'i', ['invoic', 'rechnun', '发票号']],
    ['清关(?:异常)?', '', ['清关']],
    ['total: +USD [\\d,.]+', '', ['total:']],
    ['a|bcdef', '', undefined],
    ['(?:customs hold)*', '', undefined],
    ['[A-Z]{4}\\d{7}', '', undefined],
  ])('/%s/%s wants one of %j', (source, letters, parts) => {
    const translated = translatePattern(source, letters);
    expect(translated.ok && partsWantedBy(translated.source)?.map(({ part }) => part)).toEqual(parts);
  });

  it.each([
    ['[A-Z]{4}\\d{7}', '', 'container MSKU1234565 held', true],
    ['\\p{Script=Han}{2}', 'u', 'x清关', true],
    ['\\p{Script=Han}', 'u', 'abc', false],
    ['\\P{L}', 'u', 'abc', false],
    ['^.$', '', '😀', false],
    ['^.$', 'u', '😀', true],
    ['^..$', '', '😀', true],
    ['[😀]', '', '\ud83d', true],
    ['[😀]', 'u', '😃', false],
    ['\\bsale\\b', 'iu', 'ſale', true],
    ['k', 'i', '\u212a', false],
    ['k', 'iu', '\u212a', true],
    ['^total', 'm', 'sum\u2028total', true],
    ['a$', '', 'a\n', false],
    ['[\\b]', '', '\b', true],
    ['a{,2}', '', 'a{,2}', true],
    ['(?<year>\\d{4})-(?<month>\\d\\d)', '', '2026-03', true],
    ['[]', '', 'a', false],
    ['[^]', '', '\n', true],
    ['\\u{1F600}', 'u', '😀', true],
    ['\\ud83d\\ude00', 'u', '😀', true],
    ['\\B', 'u', 'a😃a', false],
    ['\\B', '', 'a😃a', true],
  ])('/%s/%s on %j', (source, letters, subject, expected) => {
    expect(verdicts(source, letters, subject)).toEqual({ ours: expected, js: expected });
  });

  it.each([
    ['a(?=b)', '', /looking ahead or behind/],
    ['(?<!a)b', '', /looking ahead or behind/],
    ['(a)\\1', '', /matched before/],
    ['(?<n>a)\\k<n>', '', /named group/],
    ['(?i:a)', '', /flags inside/],
    ['a{1001}', '', /at most 1000/],
    ['(?:(?:a{50}){50}){50}', '', /too large/],
    ['^a\\n', 'm', /flag m/],
    ['a', 'v', /flag v/],
    ['a', 'y', /flag y/],
    ['(', '', /Invalid regular expression/],
  ])('/%s/%s is refused with a reason', (source, letters, why) => {
    const translated = translatePattern(source, letters);
    expect(translated.ok ? '' : translated.why).toMatch(why);
  });

  it('tells where it found something, in offsets of the text', () => {
    const translated = translatePattern('[A-Z]{4}', '');
    const subject = '😀😀 MSKU';
    const span = translated.ok ? locate(translated.source, translated.flags, subject) : undefined;
    expect(span && subject.slice(...span)).toBe('MSKU');
    expect(translated.ok && locate(translated.source, translated.flags, 'none')).toBeUndefined();
  });

  it('takes time in proportion to the text', () => {
    const translated = translatePattern('(a+)+$', '');
    const started = process.cpuUsage();
    const found = translated.ok && search(translated.source, translated.flags, `${'a'.repeat(200_000)}b`);
    expect(found).toBe(false);
    expect(processorMs(started)).toBeLessThan(5_000);
  });
});
