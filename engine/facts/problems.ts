/** What could not be read of a mail, or only by guessing. Everything else of it is read all the same. */
export const PROBLEMS = {
  empty: 'The message has no bytes.',
  cut: 'The message is larger than what is taken in whole: only its beginning was read.',
  headers: 'There are no headers, or so many that the rest was left unread.',
  header: 'A line among the headers is none.',
  duplicate:
    'A header that may stand once (From, Subject, Date, Message-ID, Content-Type …) stands several times; the first counts.',
  'header-charset': 'A header has bytes beyond ASCII that are not UTF-8; the character set was guessed.',
  'encoded-word': 'An encoded word of a header (RFC 2047) is broken or names an unknown character set.',
  address: 'There is no From, or it holds no address.',
  date: 'The Date header cannot be read as a time.',
  charset: 'A part names no, an unknown or a wrong character set; it was guessed.',
  encoding: 'A part names an unknown transfer encoding, or is not what its encoding allows.',
  boundary: 'A multipart names no boundary, or one that never occurs.',
  truncated: 'A multipart ends without its closing boundary.',
  nesting: 'Parts are nested deeper than is read.',
  parts: 'There are more parts than are read.',
  nul: 'There are NUL characters; they were left out.',
  encrypted: 'A part is encrypted.',
  links: 'There are more links than are listed.',
  archive: 'An archive among the attachments is broken, or holds more than is listed.',
  text: 'The text is longer than is searched for amounts, accounts and dates.',
  words: 'The headers hold more encoded words than are decoded; the others stand as they came.',
  length: 'The text is longer than is read; the rest of it was left out.',
} as const;

export type Problem = keyof typeof PROBLEMS;

/** What a mail may make us do at most, and what is wrong with one that wants more. Ordinary mail stays a hundred times below. */
const ALLOWED = {
  /** Encoded words that are decoded: many short ones take longer than their bytes. */
  words: { most: 20_000, problem: 'words' },
  /** Bytes of text that are read, in all parts. */
  text: { most: 2_000_000, problem: 'length' },
  /** Bytes that are unpacked of archives. */
  unpacked: { most: 16_000_000, problem: 'archive' },
} as const satisfies { readonly [what: string]: { readonly most: number; readonly problem: Problem } };

/** Collects the problems of one mail, each once, and counts what reading it takes. */
export class Problems {
  readonly #found = new Set<Problem>();
  readonly #left = new Map<keyof typeof ALLOWED, number>();

  add(problem: Problem): void {
    this.#found.add(problem);
  }

  /** Takes so much of what a mail is allowed. @returns how much of it there was; less is a problem */
  take(what: keyof typeof ALLOWED, wanted: number): number {
    const given = Math.min(wanted, this.left(what));
    this.#left.set(what, this.left(what) - given);
    if (given < wanted) this.add(ALLOWED[what].problem);
    return given;
  }

  /** How much is left of what a mail is allowed. */
  left(what: keyof typeof ALLOWED): number {
    return this.#left.get(what) ?? ALLOWED[what].most;
  }

  /** In the order of {@link PROBLEMS}. */
  get list(): readonly Problem[] {
    return (Object.keys(PROBLEMS) as Problem[]).filter((problem) => this.#found.has(problem));
  }
}
