import { closeUnderCase } from './case.ts';
import { LAST_POINT, LAST_UNIT, LINE_END } from './classes.ts';
import { type CodeSet, complement, has, only, union } from './code-set.ts';
import { classOf } from './emit.ts';
import { readEscape } from './escape.ts';
import { Reader, Untranslatable } from './reader.ts';

/**
 * A pattern of the linear-time engine. `flags` says how the text has to be prepared for it: `u` by code points (else
 * by code units), `i` together with `u`, `m` with every line end made the same.
 */
export type Translation =
  | { readonly ok: true; readonly source: string; readonly flags: string }
  | { readonly ok: false; readonly why: string };

const KNOWN_FLAGS = /^[dgimsu]*$/;

/**
 * Translates a JavaScript regular expression into one that RE2 understands and that finds something in exactly the
 * same texts. Nothing is left to RE2's own notion of case, white space, `.` or `$`: classes are written out.
 *
 * @returns what cannot be translated with a reason and a remedy in plain words.
 */
export function translatePattern(source: string, flags: string): Translation {
  if (!KNOWN_FLAGS.test(flags))
    return { ok: false, why: `the flag ${flags.replace(/[dgimsu]/g, '')[0]} is not supported here` };
  try {
    new RegExp(source, flags);
    const translator = new Translator(source, flags);
    const translated = translator.translate();
    return { ok: true, source: translated, flags: translator.preparation };
  } catch (error) {
    if (error instanceof Untranslatable || error instanceof SyntaxError) return { ok: false, why: error.message };
    throw error;
  }
}

class Translator {
  readonly #reader: Reader;
  readonly #unicode: boolean;
  readonly #ignoresCase: boolean;
  readonly #multiline: boolean;
  readonly #dotAll: boolean;
  #anchored = false;
  /** Whether a class has some of the characters that end lines, but not all. */
  #partsLineEnds = false;

  constructor(source: string, flags: string) {
    this.#unicode = flags.includes('u');
    this.#ignoresCase = flags.includes('i');
    this.#multiline = flags.includes('m');
    this.#dotAll = flags.includes('s');
    this.#reader = new Reader(source, this.#unicode);
  }

  /** How a text is to be prepared for what was translated. */
  get preparation(): string {
    const lines = this.#multiline && this.#anchored;
    return `${this.#ignoresCase && this.#unicode ? 'i' : ''}${lines ? 'm' : ''}${this.#unicode ? 'u' : ''}`;
  }

  translate(): string {
    const translated = this.#alternatives();
    if (this.#multiline && this.#anchored && this.#partsLineEnds) {
      throw new Untranslatable('with the flag m, \\n and \\r cannot be told apart; write \\s, or leave out ^ and $');
    }
    return translated;
  }

  #alternatives(): string {
    let made = '';
    while (!this.#reader.done && !this.#reader.sees(')')) made += this.#reader.skip('|') ? '|' : this.#term();
    return made;
  }

  #term(): string {
    const assertion = this.#assertion();
    return assertion ?? this.#atom() + this.#quantifier();
  }

  #assertion(): string | undefined {
    if (this.#reader.skip('^')) return this.#anchor('\\A', '(?m:^)');
    if (this.#reader.skip('$')) return this.#anchor('\\z', '(?m:$)');
    return this.#reader.match(/\\[bB]/y)?.[0];
  }

  #anchor(ofText: string, ofLine: string): string {
    this.#anchored = true;
    return this.#multiline ? ofLine : ofText;
  }

  #quantifier(): string {
    const found = this.#reader.match(/(?:[*+?]|\{(\d+)(?:,(\d*))?\})\??/y);
    if (!found) return '';
    if (Math.max(Number(found[1] ?? 0), Number(found[2] ?? 0)) > MOST_REPEATS) {
      throw new Untranslatable(`a part may repeat at most ${MOST_REPEATS} times`);
    }
    return found[0];
  }

  #atom(): string {
    if (this.#reader.skip('(')) return this.#group();
    if (this.#reader.skip('[')) return this.#class();
    if (this.#reader.skip('.')) return this.#dotAll ? this.#emit(this.#all()) : this.#emit(this.#not(LINE_END));
    if (this.#reader.skip('\\')) return this.#matching(readEscape(this.#reader, this.#unicode, this.#ignoresCase));
    return this.#matching(only(this.#reader.code()));
  }

  /** What a group captured is never asked, so none captures. */
  #group(): string {
    if (this.#reader.match(/\?<?[=!]/y)) {
      throw new Untranslatable(
        'looking ahead or behind is not possible in linear time; match what stands there too, or use two calls of matches()',
      );
    }
    if (!this.#reader.match(/\?:|\?<[^>]*>/y) && this.#reader.sees('?')) {
      throw new Untranslatable('flags inside of a pattern are not supported; put them behind it');
    }
    const inner = this.#alternatives();
    this.#reader.skip(')');
    return `(?:${inner})`;
  }

  #class(): string {
    const negated = this.#reader.skip('^');
    const sets: CodeSet[] = [];
    while (!this.#reader.skip(']')) sets.push(this.#range());
    const set = this.#cased(union(...sets));
    return this.#emit(negated ? this.#not(set) : set);
  }

  /** One character of a class, an escape, or a range. Beside a class like `\d` a hyphen stands for itself. */
  #range(): CodeSet {
    const from = this.#member();
    if (!this.#reader.match(/-(?!\])/y)) return from;
    const to = this.#member();
    const [first, last] = [from[0]?.[0] ?? 0, to[0]?.[0] ?? 0];
    return isSingle(from) && isSingle(to) ? [[first, last]] : union(from, only(HYPHEN), to);
  }

  #member(): CodeSet {
    if (!this.#reader.skip('\\')) return only(this.#reader.code());
    if (this.#reader.skip('b')) return only(BACKSPACE);
    return readEscape(this.#reader, this.#unicode, this.#ignoresCase);
  }

  #matching(set: CodeSet): string {
    return this.#emit(this.#cased(set));
  }

  #cased(set: CodeSet): CodeSet {
    return this.#ignoresCase ? closeUnderCase(set, this.#unicode) : set;
  }

  #emit(set: CodeSet): string {
    const ends = [0x0a, 0x0d, 0x2028, 0x2029].filter((code) => has(set, code));
    if (ends.length && ends.length < 4) this.#partsLineEnds = true;
    return classOf(set, this.#unicode);
  }

  #not(set: CodeSet): CodeSet {
    return complement(set, this.#unicode ? LAST_POINT : LAST_UNIT);
  }

  #all(): CodeSet {
    return this.#not([]);
  }
}

/** RE2's own limit. */
const MOST_REPEATS = 1000;
const HYPHEN = 0x2d;
const BACKSPACE = 8;

const isSingle = (set: CodeSet) => set.length === 1 && set[0]?.[0] === set[0]?.[1];
