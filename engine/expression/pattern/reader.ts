/** What JavaScript allows and the linear-time engine cannot do; the message says what instead. */
export class Untranslatable extends Error {}

/** Reads a pattern from the left. Its syntax was checked before, by JavaScript itself. */
export class Reader {
  readonly #source: string;
  readonly #unicode: boolean;
  #at = 0;

  constructor(source: string, unicode: boolean) {
    this.#source = source;
    this.#unicode = unicode;
  }

  get done(): boolean {
    return this.#at >= this.#source.length;
  }

  /** Whether the text comes next; if so, it is read. */
  skip(text: string): boolean {
    if (!this.#source.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  sees(text: string): boolean {
    return this.#source.startsWith(text, this.#at);
  }

  /** Reads what a sticky pattern finds here. */
  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source);
    if (found) this.#at += found[0].length;
    return found;
  }

  /** The next code point with the flag `u`, else the next code unit. */
  code(): number {
    const code = (this.#unicode ? this.#source.codePointAt(this.#at) : this.#source.charCodeAt(this.#at)) ?? 0;
    this.#at += code > 0xffff ? 2 : 1;
    return code;
  }
}
