import { Converter } from 'opencc-js/t2cn';

/** What a folded unit is to the words around it. */
export const OTHER = 0;
/** Letters, digits and marks of scripts that put spaces between words: phrases of them match as whole words. */
export const SPACED = 1;
/** Scripts that run on without spaces, or whose spaces are a matter of taste: white space beside them means nothing. */
export const DENSE = 2;
export type UnitClass = typeof OTHER | typeof SPACED | typeof DENSE;

const DENSE_SCRIPTS = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Bopo}\p{sc=Hang}\p{sc=Yi}\u3000-\u303f\u30fb\u30fc]/u;
/** They run on without spaces too, but where spaces stand, they part phrases. */
const UNSPACED_SCRIPTS = /[\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;

export function classOf(unit: string): UnitClass {
  if (DENSE_SCRIPTS.test(unit)) return DENSE;
  if (UNSPACED_SCRIPTS.test(unit)) return OTHER;
  return /[\p{L}\p{N}\p{M}]/u.test(unit) ? SPACED : OTHER;
}

/** Marks that belong to no script of their own: what is left of them after composition only decorates or hides. */
const DECORATION = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g;
/** Zero-width characters, soft hyphens, variation selectors, tags, bidirectional controls, NUL and its like. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}\ufff9-\ufffb]/gu;

/** Punctuation that keyboards and mail programs replace by look-alikes of their own accord. */
const PUNCTUATION: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  ʼ: "'",
  '′': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '″': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
};

let converter: ReturnType<typeof Converter> | undefined;

/** The dictionaries take a moment to load, so only who folds a Han character waits for them. */
function toSimplified(char: string): string {
  if (char < '\u3400') return char;
  const convert = converter ?? Converter({ from: 't', to: 'cn' });
  converter = convert;
  return convert(char);
}

/**
 * A character, with the marks that follow it, as phrases are compared: NFKC (which also settles full and half width),
 * case, simplified characters, plain punctuation, nothing invisible. May be empty, or several characters.
 */
export function foldSegment(segment: string): string {
  const cased = segment.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
  const visible = cased.replace(INVISIBLE, '').replace(DECORATION, '');
  return Array.from(visible, (char) => PUNCTUATION[char] ?? toSimplified(char)).join('');
}

/** Whether a character combines with the one before it: marks, Hangul vowels and finals, half-width voicing. */
export const joins = (char: string) => /[\p{M}\u1160-\u11ff\uff9e\uff9f]/u.test(char);
