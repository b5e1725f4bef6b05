import type { Problems } from '../problems.ts';
import { decodeText, isAscii, latinText } from './charset.ts';
import { decodeWords } from './words.ts';

/** The headers of a message or part. Values are decoded when they are asked for. */
export class Headers {
  readonly #fields: Map<string, Uint8Array[]>;
  readonly #problems: Problems;
  readonly #texts = new Map<string, string>();
  /** The character set to try where raw bytes are not UTF-8. */
  hint = '';

  constructor(fields: Map<string, Uint8Array[]>, problems: Problems) {
    this.#fields = fields;
    this.#problems = problems;
  }

  get size(): number {
    return this.#fields.size;
  }

  has(name: string): boolean {
    return this.#fields.has(name);
  }

  /** Unfolded, without white space around it, encoded words as they are. Empty where the header is missing. */
  raw(name: string): string {
    const value = this.#fields.get(name)?.[0];
    return value ? this.#unfold(value) : '';
  }

  all(name: string): readonly string[] {
    return (this.#fields.get(name) ?? []).map((value) => this.#unfold(value));
  }

  /** Decoded for people to read. */
  text(name: string): string {
    const text = this.#texts.get(name) ?? clean(decodeWords(this.raw(name), this.#problems));
    this.#texts.set(name, text);
    return text;
  }

  #unfold(value: Uint8Array): string {
    if (isAscii(value)) return unfolded(latinText(value));
    const { text, sound } = decodeText(value, 'utf-8', this.hint);
    if (!sound) this.#problems.add('header-charset');
    return unfolded(text);
  }
}

const unfolded = (text: string) => text.replace(/\r?\n[ \t]*|\r/g, ' ').trim();

/** Without line breaks, NUL and other controls, which only a broken encoder or an attacker puts there. */
export const clean = (text: string) =>
  text
    .replace(/[\t\r\n]+/g, ' ')
    .replace(/\p{Cc}/gu, '')
    .trim();
