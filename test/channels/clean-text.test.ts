import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine, paragraphs } from '../../connectors/clean-text.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('\r', '\n', '\0', '\u2028', '\u202e', '\ud83d', '\udce6', '📦', 'é', 'a', ' ') }),
);

describe('a text that anybody may have written', () => {
  it('becomes one line within its length', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 50 }), (text, max) => {
        const line = oneLine(text, max);
        expect(line).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
        expect(Array.from(line).length).toBeLessThanOrEqual(max);
        expect(oneLine(line, max)).toBe(line);
      }),
    );
  });

  it('becomes paragraphs within their length', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 50 }), (text, max) => {
        const body = paragraphs(text, max);
        expect(body).not.toMatch(/[^\P{Cc}\n\t]|[\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
        expect(Array.from(body).length).toBeLessThanOrEqual(max);
        expect(paragraphs(body, max)).toBe(body);
      }),
    );
  });

  it('stays as it is where there is nothing to clean', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('清', '📦', 'é', 'a', '<', '=?', '\u200f') }), (text) => {
        expect(oneLine(text, 10_000)).toBe(text.trim());
        expect(paragraphs(text, 10_000)).toBe(text);
      }),
    );
  });

  it('keeps the words of a header that was to be smuggled in, within the line', () => {
    expect(oneLine('Hello\r\nBcc: thief@evil.example', 200)).toBe('Hello Bcc: thief@evil.example');
    expect(paragraphs('a\r\nb\rc\u2028d\n\n\te', 200)).toBe('a\nb\nc\nd\n\n\te');
  });

  it('is cut between characters, and says so', () => {
    expect(oneLine('📦📦📦📦', 3)).toBe('📦📦…');
    expect(oneLine('📦📦📦', 3)).toBe('📦📦📦');
    expect(paragraphs('清关异常', 2)).toBe('清…');
  });
});
