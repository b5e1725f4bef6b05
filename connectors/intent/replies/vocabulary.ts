import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LANGUAGES } from '../../../engine/intent/schema.ts';
import type { Vocabulary } from '../../../engine/reply/opened.ts';
import { examplesIn } from '../offline/classifier.ts';

const folder = fileURLToPath(new URL('words/', import.meta.url));
const loaded = new Map<string, Vocabulary>();

/**
 * The words of a language that a suggested reply may hold: those listed beside this file, and what the shipped examples write in small
 * letters. Not one is taken from anybody's mail.
 *
 * @returns undefined where there is no list of that language
 */
export function vocabularyOf(language: string): Vocabulary | undefined {
  if (!LANGUAGES.some((known) => known === language)) return undefined;
  const known = loaded.get(language) ?? load(language);
  loaded.set(language, known);
  return known;
}

function load(language: string): Vocabulary {
  const listed = new Set(readFileSync(`${folder}${language}.txt`, 'utf8').split(/\s+/).filter(Boolean));
  const small = language === 'zh' ? new Set<string>() : smallWords(language);
  const isKnown = (word: string, atStart: boolean) =>
    listed.has(word) ||
    (atStart ? listed.has(word.toLowerCase()) : small.has(word)) ||
    (language === 'en' && word === 'I');
  return { knows: (word, atStart) => word.split(/['’]/).every((part, at) => isKnown(part, atStart && at === 0)) };
}

/** Names, too, begin with a capital: such words of the examples are left out. */
const smallWords = (language: string): ReadonlySet<string> =>
  new Set(
    examplesIn()
      .filter((example) => example.language === language)
      .flatMap(
        ({ text }) =>
          text.replaceAll(/\S*[@/\d]\S*/g, ' ').match(/(?<![\p{L}\p{M}])\p{Ll}[\p{Ll}\p{M}]+(?!\p{L})/gu) ?? [],
      ),
  );
