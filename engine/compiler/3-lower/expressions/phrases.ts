/** A phrase that a shorter one of the same list makes pointless. */
export interface Pointless {
  readonly index: number;
  readonly phrase: string;
  readonly other: string;
}

/** Latin words match as whole words, so `delay` is in `vessel delay`, and not in `delayed`; Han characters match anywhere. */
export function pointless(phrases: readonly (string | undefined)[]): readonly Pointless[] {
  const plain = phrases.map((phrase) => phrase?.toLowerCase().replace(/\s+/g, ' ').trim());
  return plain.flatMap((phrase, index): Pointless[] => {
    if (!phrase) return [];
    const at = plain.findIndex(
      (other, i) => other !== undefined && other !== '' && i !== index && covers(other, phrase, i < index),
    );
    return at < 0 ? [] : [{ index, phrase: phrases[index]!, other: phrases[at]! }];
  });
}

/** Whether wherever `phrase` occurs, `other` occurs; of two equal ones the later is pointless. */
function covers(other: string, phrase: string, earlier: boolean): boolean {
  if (other === phrase) return earlier;
  for (let at = phrase.indexOf(other); at >= 0; at = phrase.indexOf(other, at + 1)) {
    if (isEdge(phrase, at) && isEdge(phrase, at + other.length)) return true;
  }
  return false;
}

const WORD = /[\p{L}\p{N}]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Whether a word may begin or end there. */
function isEdge(text: string, at: number): boolean {
  const [before, after] = [text[at - 1], text[at]];
  if (before === undefined || after === undefined) return true;
  return !(WORD.test(before) && WORD.test(after)) || UNSPACED.test(before) || UNSPACED.test(after);
}
