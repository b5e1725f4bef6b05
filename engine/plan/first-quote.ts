/** A line of a first quote. Amounts of money are decimals as text: `'92.50'`. A type, so that it is a plain value too. */
export type QuotedItem = {
  /** The words of the mail, on one line. */
  readonly wanted: string;
  readonly part: string;
  /** As the stock list calls it first; in the customer's language where the list has that name. */
  readonly name: string;
  readonly nameThere: string;
  /** In English, in the singular: `piece`. */
  readonly unit: string;
  readonly currency: string;
  /** For one unit. */
  readonly price: string;
  /** Absent where the mail names none: the price is then that of the smallest quantity. */
  readonly quantity?: number;
  readonly total?: string;
  /** The first day on which all of it can leave our house, `YYYY-MM-DD`. Absent where the stock list does not tell. */
  readonly ready?: string;
  /** How many are in stock now, where the list tells. For us, not for the customer. */
  readonly stock?: number;
};

/** Why something of a mail is not priced. */
export type OpenReason = 'unknown' | 'ambiguous' | 'quantity' | 'unit' | 'below' | 'unpriced';

/** Something that the mail names and nobody may guess at. */
export type OpenItem = {
  readonly wanted: string;
  readonly why: OpenReason;
  /** Parts that it may be, with their names; of `unit` and `below`, what the stock list says. */
  readonly candidates: readonly string[];
};

/** What could be offered at once. Plain JSON. */
export type FirstQuote = {
  /** The language of `text`: one of those that we can write. */
  readonly language: string;
  readonly items: readonly QuotedItem[];
  readonly open: readonly OpenItem[];
  /** All that the mail names was found, and has its price and its day. */
  readonly isComplete: boolean;
  /** Of all items, where they have one currency and are no alternatives to each other. */
  readonly total?: string;
  readonly currency?: string;
  /** The day on which all of it can leave our house. */
  readonly ready?: string;
  /** `YYYY-MM-DD` */
  readonly validUntil: string;
  /** For copying: to the customer, in their language. */
  readonly text: string;
  /** One line in English. */
  readonly summary: string;
  /** Why nothing could be looked up, in words. */
  readonly trouble?: string;
};
