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
/** Work of all evaluations for one event. */
const MOST_WORK_OF_EVENT = 1_000_000_000;

/** The price of searching a character of a text for phrases, or with a pattern. */
export const MENTIONED = 5;
export const MATCHED = 10;
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

/** Counts work. */
export class Budget {
  #left: number;
  readonly #whole: Budget | undefined;

  /** @param whole what it is a share of */
  constructor(whole?: Budget, left = MOST_WORK) {
    this.#left = left;
    this.#whole = whole;
  }

  /** For all evaluations that one event causes. */
  static ofEvent(): Budget {
    return new Budget(undefined, MOST_WORK_OF_EVENT);
  }

  /** For one evaluation among others. */
  share(): Budget {
    return new Budget(this);
  }

  /** @throws LimitError when what may be used has been used up. */
  spend(work: number): void {
    this.#left -= work;
    if (this.#left < 0)
      throw new LimitError(
        `${this.#whole ? 'an expression takes' : 'the conditions of all policies together take'} too much work on this event`,
      );
    this.#whole?.spend(work);
  }
}
