/**
 * What one evaluation may use. Policies are trusted, but what they are evaluated on is not: a mail with 100,000
 * recipients must not make a nested `some` stall the line. The limits are far above any sensible policy.
 */

/** UTF-16 code units of a text that an expression makes. */
export const LONGEST_TEXT = 2 ** 25;
/** Items of a list that an expression makes. */
export const LONGEST_LIST = 100_000;
/** Work of one evaluation, in about a nanosecond each. */
const MOST_WORK = 500_000_000;

/** The price of calling an arrow function, beside characters that are looked at, which cost one each. */
export const CALL = 100;

/** An expression wanted more than the limits allow; the message names the limit. */
export class LimitError extends Error {}

export function guardText(length: number): void {
  if (length > LONGEST_TEXT) throw new LimitError(`an expression makes a text of more than ${LONGEST_TEXT} characters`);
}

export function guardList(length: number): void {
  if (length > LONGEST_LIST) throw new LimitError(`an expression makes a list of more than ${LONGEST_LIST} items`);
}

/** Counts the work of one evaluation. */
export class Budget {
  #left = MOST_WORK;

  /** @throws LimitError when the evaluation has used up what it may use. */
  spend(work: number): void {
    this.#left -= work;
    if (this.#left < 0) throw new LimitError('an expression takes too much work on this event');
  }
}
