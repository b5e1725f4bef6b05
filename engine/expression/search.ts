/** Below this many comparisons the built-in search is at its best even at its worst. */
const SMALL = 1_000_000;

/**
 * `String.indexOf` in linear time: the built-in one is quadratic at its worst, and both texts may come from a mail.
 * Knuth, Morris, Pratt, "Fast pattern matching in strings" (1977).
 */
export function indexOf(text: string, needle: string, from = 0): number {
  if (needle.length * (text.length - from) <= SMALL) return text.indexOf(needle, from);
  const borders = bordersOf(needle);
  let matched = 0;
  for (let i = Math.max(0, from); i < text.length; i++) {
    while (matched && text.charCodeAt(i) !== needle.charCodeAt(matched)) matched = borders[matched - 1] ?? 0;
    if (text.charCodeAt(i) === needle.charCodeAt(matched)) matched++;
    if (matched === needle.length) return i - matched + 1;
  }
  return -1;
}

/** For each prefix of the needle, the length of its longest border. */
function bordersOf(needle: string): Int32Array {
  const borders = new Int32Array(needle.length);
  for (let i = 1, length = 0; i < needle.length; i++) {
    while (length && needle.charCodeAt(i) !== needle.charCodeAt(length)) length = borders[length - 1] ?? 0;
    if (needle.charCodeAt(i) === needle.charCodeAt(length)) length++;
    borders[i] = length;
  }
  return borders;
}

/** Every place at which the needle stands, from the left and without overlap. The needle is not empty. */
export function* placesOf(text: string, needle: string): Generator<number, void> {
  for (let at = indexOf(text, needle); at >= 0; at = indexOf(text, needle, at + needle.length)) yield at;
}
