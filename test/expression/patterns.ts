import fc from 'fast-check';

/** Characters in which regular expression engines differ, and a few in which they do not. */
const CHARACTERS = [
  ...['a', 'b', 'A', 'k', 'K', '\u212a', 's', 'ſ', 'ß', 'ẞ', 'é', 'É', 'и', 'Й', 'σ', 'ς', 'Σ', 'İ', 'ı', 'i', 'I'],
  ...['清', '關', '1', '9', '٣', '_', '-', ' ', '\u00a0', '\ufeff', '\u3000', '\u180e', '\t', '\v', '\u0085', '\0'],
  ...['\n', '\r', '\u2028', '\u2029', '.', '*', '$', '\\', ']', '{', 'ǅ', 'ǆ', 'Ω', '\u2126'],
  ...['😀', '😃', '𝐀', '\ud83d', '\ude00', '\u{10f000}', '\u{1e922}', '\u{1e900}'],
];

const character = fc.constantFrom(...CHARACTERS);

export const text = fc.array(character, { maxLength: 8 }).map((parts) => parts.join(''));

const hex = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

function escaped(char: string): string {
  if (/[\n\r\u2028\u2029]/.test(char)) return hex(char);
  return /[\\^$.*+?()[\]{}|/-]/.test(char) ? `\\${char}` : char;
}

const classEscape = fc.constantFrom('\\d', '\\D', '\\w', '\\W', '\\s', '\\S');
const property = fc.constantFrom('\\p{Lu}', '\\P{Lu}', '\\p{Script=Han}', '\\P{L}');
const range = fc.constantFrom('a-z', 'A-Z', '0-9', '\\u4e00-\\u9fff', 'à-ÿ', ' -~');
const single = fc.oneof(
  character.map(escaped),
  character.map((char) => (char.length === 1 ? hex(char) : char)),
  fc.constantFrom('\\t', '\\n', '\\r', '\\x41', '\\cJ', '\\0', '\\u0061'),
);

const set = fc
  .tuple(fc.boolean(), fc.array(fc.oneof(single, single, range, classEscape, property), { maxLength: 3 }))
  .map(([negated, members]) => `[${negated ? '^' : ''}${members.join('')}]`);

const quantifier = fc.constantFrom('', '', '', '*', '+', '?', '*?', '{2}', '{0,2}', '{1,}');
const assertion = fc.constantFrom('^', '$', '\\b', '\\B');

/** Sources of regular expressions; not all of them are valid with all flags. */
export const pattern = fc.letrec<{ whole: string; sequence: string; term: string; atom: string }>((tie) => ({
  whole: fc.array(tie('sequence'), { minLength: 1, maxLength: 2 }).map((all) => all.join('|')),
  sequence: fc.array(tie('term'), { maxLength: 3 }).map((terms) => terms.join('')),
  term: fc.oneof(
    { weight: 6, arbitrary: fc.tuple(tie('atom'), quantifier).map(([atom, times]) => atom + times) },
    { weight: 1, arbitrary: assertion },
  ),
  atom: fc.oneof(
    { depthSize: 'small' },
    single,
    fc.constant('.'),
    set,
    classEscape,
    fc.tuple(fc.constantFrom('(', '(?:', '(?<n>'), tie('whole')).map(([open, inner]) => `${open}${inner})`),
  ),
})).whole;

export const flags = fc.subarray(['g', 'i', 'm', 's', 'u']).map((letters) => letters.join(''));
