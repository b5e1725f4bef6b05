import { INVISIBLE, isTakenFor, plainLook } from '../likeness/confusable.ts';

/** What is longer is not looked through for disguises. */
const LONGEST = 200_000;

/** Mathematical, circled, squared and full-width forms of Latin letters: nobody writes words in them for their own sake. */
const STYLED = /[\u{1d400}-\u{1d7ff}\u{1f130}-\u{1f189}\u24b6-\u24e9\uff21-\uff3a\uff41-\uff5a]/gu;
/** One between two letters of a word; between emoji, Persian or Indic letters they belong there. */
const INSIDE_WORD =
  /[\p{Script=Latin}\p{Script=Han}\p{Script=Cyrillic}][\u00ad\u200b-\u200d\u2060\u2063\ufeff]+(?=[\p{Script=Latin}\p{Script=Han}\p{Script=Cyrillic}])/gu;
const DIRECTION = /[\u202d\u202e\u2066-\u2068]/;
const WORD = /[\p{L}\p{N}]{3,40}/gu;

export type Disguise = 'invisible' | 'styled' | 'mixed' | 'direction';

/**
 * How a text hides its words from programs: `invisible` characters inside of words, `styled` letters, words of `mixed` scripts that look Latin, a
 * changed `direction`. A single one may be an accident, and is none.
 */
export function disguisesOf(whole: string): readonly Disguise[] {
  const text = whole.slice(0, LONGEST);
  const found: Disguise[] = [];
  if (/^\p{ASCII}*$/u.test(text)) return found;
  if ((text.match(INSIDE_WORD)?.length ?? 0) >= 3) found.push('invisible');
  if ((text.match(STYLED)?.length ?? 0) >= 4) found.push('styled');
  if (mixedWords(text) >= 1) found.push('mixed');
  if (DIRECTION.test(text)) found.push('direction');
  return found;
}

/** Words in which Latin letters stand beside letters of another script that look Latin. */
function mixedWords(text: string): number {
  let count = 0;
  for (const [word] of text.matchAll(WORD)) {
    if (/^\p{ASCII}*$/u.test(word) || !/[a-z]/i.test(word)) continue;
    const others = [...word].filter((letter) =>
      /[\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Armenian}\p{sc=Cherokee}]/u.test(letter),
    );
    if (others.length && others.every((letter) => isTakenFor(letter.toLowerCase()))) count++;
  }
  return count;
}

/** The text to compare phrases with that must not be evaded: see {@link plainLook}. White space in runs is one space. */
export const comparable = (text: string): string => plainLook(text.replace(INVISIBLE, '')).replace(/\s+/g, ' ').trim();
