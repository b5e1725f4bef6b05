import type { Article } from './index-of.ts';

/** Something that a mail wants priced. */
export interface Want {
  /** The words of the mail, on one line. */
  readonly wanted: string;
  readonly articles: readonly Article[];
  /** It is the one article, and no other. */
  readonly sure: boolean;
  /** Several: a price is asked for each. None: the mail names no amount. */
  readonly amounts: readonly Amount[];
  /** It names some, and it is not clear which belongs to what. */
  readonly unclear?: boolean | undefined;
}

export interface Amount {
  readonly amount: number;
  /** In English: `piece`, `set`. */
  readonly unit: string | null;
}

const LONGEST_WANTED = 90;

/** The words of a mail on one line, and no more of them than one reads. */
export const oneLine = (text: string) => {
  const line = text.replace(/[\s|]+/g, ' ').trim();
  return line.length > LONGEST_WANTED ? `${line.slice(0, LONGEST_WANTED - 1)}…` : line;
};
