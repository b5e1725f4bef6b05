import { parseDigits } from './numbers/digits.ts';
import { parseHan } from './numbers/han.ts';
import { parseWords, WORD_NUMBER } from './numbers/words.ts';
import type { Span } from './phrase.ts';

/** A number that stands in a text. */
export interface Numeral extends Span {
  readonly value: number;
  /** The same digits read as a whole number: `1.250` of a German who writes English. */
  readonly whole: number;
  readonly form: 'digits' | 'words';
}

/** Powers of ten (`1e9`) are none: half of one would be another number. */
const DIGITS =
  /(?<![\p{Script=Latin}\d.,/-]|负|[mM]inus )(?:\d{1,3}(?:[ ,.']\d{3})+(?:[.,]\d{1,4})?|\d+(?:[.,]\d{1,4})?)(?:\s?(?:k|K|mio|Mio|million(?:s|en|es)?|millones|millón|tausend|mil|thousand|mille|千|百万|万|萬|亿|百)(?![\p{Script=Latin}]))?(?!\d|(?:[.,]\d+)?[eE][+-]?\d)/gu;
const HAN = /(?:[零〇一二两三四五六七八九十百千万萬亿几半]+)/gu;

/** The numbers of a text, digits, words and Chinese numerals, in the order in which they stand. */
export function numeralsIn(text: string, language: string): readonly Numeral[] {
  const digits = [...text.matchAll(DIGITS)].map(({ index, 0: sign }) => ({
    start: index,
    end: index + sign.length,
    ...parseDigits(sign, language),
    form: 'digits' as const,
  }));
  const han = [...text.matchAll(HAN)].flatMap(({ index, 0: sign }) => asNumeral(index, sign, parseHan(sign)));
  const words = [...text.matchAll(WORD_NUMBER)].flatMap(({ index, 0: sign }) =>
    asNumeral(index, sign, parseWords(sign)),
  );
  return [...digits, ...han, ...words].toSorted((a, b) => a.start - b.start);
}

const asNumeral = (start: number, sign: string, value: number | undefined): readonly Numeral[] =>
  value === undefined ? [] : [{ start, end: start + sign.length, value, whole: value, form: 'words' }];
