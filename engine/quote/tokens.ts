import type { Span } from '../intent/phrase.ts';

/** A word of a text in the form in which words are compared. */
export interface Token extends Span {
  readonly word: string;
}

const WORD = /[\p{Script=Latin}\p{M}]+|\d+/gu;

/** Words that stand in names and tell nothing. */
const SMALL = new Set(
  'a an the of in on with for and or to at de du des d la le les l en con para por y o el los las un una une et ou avec pour aus mit für fur von und oder der die das den ein eine'.split(
    ' ',
  ),
);

/** The words of a text that is not Chinese; small ones are left out. */
export const tokensIn = (text: string): readonly Token[] =>
  [...text.matchAll(WORD)].flatMap(({ index, 0: word }) => {
    const plain = folded(word);
    return SMALL.has(plain) ? [] : [{ word: stem(plain), start: index, end: index + word.length }];
  });

const folded = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');

/** `chairs`, `Stühle`, `chaises`, `sillas`: without what makes many of one. The same for a name and for a mail is all that is asked of it. */
function stem(word: string): string {
  const shorter =
    word.length > 4 ? word.replace(/(?:es|en|er|s|n|e)$/, '') : word.length > 3 ? word.replace(/s$/, '') : word;
  return shorter === word ? word : stem(shorter);
}

/** The number of a part without what people put between its pieces. */
export const bare = (part: string): string => part.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');
