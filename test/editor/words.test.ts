import { describe, expect, it } from 'vitest';
import { en } from '../../editor/words/en.ts';
import { zh } from '../../editor/words/zh.ts';

/** Every word by its path; what is to be filled in is filled with marks. */
function wordsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value('⟨1⟩', '⟨2⟩', '⟨3⟩'))]];
  return Object.entries(value as object).flatMap(([name, inner]) => wordsOf(inner, path ? `${path}.${name}` : name));
}

const english = new Map(wordsOf(en));
const chinese = new Map(wordsOf(zh));
/** Names that are the same in all languages, and what is handed through. */
const SAME = new Set(['frame.title', 'foot.notice.failed']);

describe('the words of the editor', () => {
  it('have the same names in both languages', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it.each([...english].filter(([path]) => !SAME.has(path)))('%s is said in Chinese', (path, inEnglish) => {
    const inChinese = chinese.get(path) ?? '';
    expect(inChinese).not.toBe(inEnglish);
    expect(inChinese).toMatch(/\p{Script=Han}/u);
    // Whole words of English; names of keys, endings of files, values as they are typed and what is filled in are no words.
    const left = inChinese
      .replace(/Ctrl\+\w|F\d+|\.(ts|md|csv)\b|Tab|Posthorn|true|false|⟨\d⟩/g, '')
      .match(/[A-Za-z]{2,}/g);
    expect(left).toBeNull();
  });

  it('fill in the same things', () => {
    const marks = (text: string) => [...new Set(text.match(/⟨\d⟩/g))].sort();
    for (const [path, text] of english) expect([path, marks(chinese.get(path) ?? '')]).toEqual([path, marks(text)]);
  });
});
