const SCRIPTS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['han', /\p{sc=Han}/gu],
  ['ja', /[\p{sc=Hiragana}\p{sc=Katakana}]/gu],
  ['ko', /\p{sc=Hangul}/gu],
  ['latin', /\p{sc=Latin}/gu],
  ['ru', /\p{sc=Cyrillic}/gu],
  ['ar', /\p{sc=Arabic}/gu],
  ['el', /\p{sc=Greek}/gu],
  ['he', /\p{sc=Hebrew}/gu],
  ['hi', /\p{sc=Devanagari}/gu],
  ['th', /\p{sc=Thai}/gu],
];

/** Fewer letters of a script are a name or a sign, not a language. */
const LEAST_LETTERS = 2;
/** What is longer tells no more. */
const LONGEST_SAMPLE = 20_000;

/**
 * The languages that a text seems to be in, by its scripts alone, the most frequent first. Han characters count as
 * Japanese where kana stand among them, else as Chinese; all of Cyrillic as Russian.
 */
export function languagesOf(text: string): readonly string[] {
  const sample = text.slice(0, LONGEST_SAMPLE);
  const counts = new Map(SCRIPTS.map(([name, pattern]) => [name, sample.match(pattern)?.length ?? 0]));
  const han = counts.get('han') ?? 0;
  const kana = counts.get('ja') ?? 0;
  counts.delete('han');
  counts.set(kana >= LEAST_LETTERS ? 'ja' : 'zh', han + (kana >= LEAST_LETTERS ? kana : 0));
  const found = [...counts].filter(([, count]) => count >= LEAST_LETTERS);
  return found.sort(([, a], [, b]) => b - a).map(([name]) => name);
}
