/** Han and kana have no spaces between words; other scripts do, and a word must not begin in the middle of one. */
const HAN = /\p{sc=Han}/u;

/**
 * One pattern for phrases in any of the languages: those in Latin script stand as whole words, others anywhere. White space
 * in them stands for any, line ends included.
 *
 * @param sources regular expressions, without look-behind
 */
export function phrases(...sources: readonly string[]): RegExp {
  const spaced = sources
    .flatMap((source) => topLevel(source))
    .map((source) => source.replaceAll(' ?', '\\s*').replaceAll(' ', '\\s+'));
  const latin = spaced.filter((source) => !HAN.test(source));
  const han = spaced.filter((source) => HAN.test(source));
  const parts = [
    ...(latin.length ? [`(?<![\\p{L}\\p{N}])(?:${latin.join('|')})(?![\\p{L}\\p{N}])`] : []),
    ...(han.length ? [han.join('|')] : []),
  ];
  return new RegExp(parts.join('|'), 'giu');
}

/** The alternatives of an expression, not those within its brackets. */
function topLevel(source: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < source.length; at++) {
    const sign = source[at];
    if (sign === '\\') at++;
    else if (sign === '(' || sign === '[') depth++;
    else if (sign === ')' || sign === ']') depth--;
    else if (sign === '|' && depth === 0) {
      found.push(source.slice(from, at));
      from = at + 1;
    }
  }
  return [...found, source.slice(from)].filter((part) => part);
}

/** Whether a pattern with the flag `g` is found, wherever it was left. */
export function has(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  const found = pattern.test(text);
  // Others begin where it is left.
  pattern.lastIndex = 0;
  return found;
}

/** A stretch of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const covers = (spans: readonly Span[], start: number, end: number): boolean =>
  spans.some((span) => span.start < end && start < span.end);

/** Where a pattern with the flag `g` is found. */
export const spansOf = (text: string, pattern: RegExp): Span[] =>
  [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
