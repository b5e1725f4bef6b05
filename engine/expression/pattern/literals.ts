import { foldSegment } from '../phrases/fold.ts';
import { partOf } from '../phrases/part.ts';
import { Reader } from './reader.ts';

/** Alternatives beyond these are as good as none: one of them stands in most texts. */
const MOST_PARTS = 64;
/** A class of more characters than these is no letter in its cases. */
const MOST_CASES = 6;

/** Texts of which one must stand in whatever a pattern matches; undefined where there is no saying. */
type Wanted = readonly string[] | undefined;

/**
 * What a text must hold for a translated pattern to find something in it: one of these parts, folded as phrases are.
 *
 * @param source a pattern of the linear-time engine, as `translatePattern` writes it
 * @returns undefined where it may find something in any text
 */
export function partsWantedBy(source: string): readonly string[] | undefined {
  const wanted = new Literals(source).alternatives();
  return wanted && wanted.length <= MOST_PARTS ? [...new Set(wanted)] : undefined;
}

class Literals {
  readonly #reader: Reader;

  constructor(source: string) {
    this.#reader = new Reader(source, true);
  }

  alternatives(): Wanted {
    const all: Wanted[] = [];
    do all.push(this.#sequence());
    while (this.#reader.skip('|'));
    return all.every((one) => one !== undefined) ? all.flat() : undefined;
  }

  /** Of what must stand one after the other, the longest part is the rarest. */
  #sequence(): Wanted {
    let best: Wanted;
    let run = '';
    const propose = (wanted: Wanted) => {
      if (wanted && shortest(wanted) > shortest(best)) best = wanted;
    };
    const flush = (next?: Item) => {
      const part = partOf(run, next?.isWord === true && next.least > 0);
      if (part !== undefined) propose([part]);
      run = '';
    };
    while (!this.#reader.done && !this.#reader.sees('|') && !this.#reader.sees(')')) {
      const item = this.#item();
      const { char, inner, least, once } = item;
      if (char !== undefined && least > 0) run += char;
      if (char !== undefined && once) continue;
      flush(item);
      if (least > 0) propose(inner);
    }
    flush();
    return best;
  }

  #item(): Item {
    if (this.#reader.match(ASSERTION)) return { least: 0, once: true };
    if (this.#reader.match(/\\[dw]/y)) return { isWord: true, ...this.#times() };
    if (!this.#reader.skip('(?:')) return { char: this.#char(), ...this.#times() };
    const inner = this.alternatives();
    this.#reader.skip(')');
    return { inner, ...this.#times() };
  }

  #times(): Pick<Item, 'least' | 'once'> {
    const found = this.#reader.match(/(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/y);
    if (!found) return { least: 1, once: true };
    return { least: found[1] === undefined ? Number(found[0].startsWith('+')) : Number(found[1]), once: false };
  }

  /** The one character that stands there, up to case. */
  #char(): string | undefined {
    const members = this.#reader.match(/\[((?:\\x\{[0-9a-f]+\}|[^\]])*)\]/y)?.[1];
    if (members !== undefined) return oneOf(members);
    const hex = this.#reader.match(/\\x\{([0-9a-f]+)\}/y)?.[1];
    return plain(hex === undefined ? this.#reader.code() : Number.parseInt(hex, 16));
  }
}

/** A term: the character that it is, or what its group wants; how often it stands at least, and whether just once. */
interface Item {
  readonly char?: string | undefined;
  readonly inner?: Wanted;
  /** It is `\d` or `\w`. */
  readonly isWord?: boolean;
  readonly least: number;
  readonly once: boolean;
}

const ASSERTION = /\\[bBAz]|\(\?m:[$^]\)/y;
const LAST_UNIT = 0xffff;

const shortest = (wanted: Wanted) => (wanted ? Math.min(...wanted.map(({ length }) => length)) : 0);

/** Halves of pairs are moved beyond the planes of writing; letters there are left aside, too. */
const plain = (code: number) => (code > LAST_UNIT ? undefined : String.fromCodePoint(code));

/** A letter in its cases reads as one. */
function oneOf(members: string): string | undefined {
  const chars: readonly string[] = members.match(/\\x\{[0-9a-f]+\}|./gsu) ?? [];
  if (chars.length > MOST_CASES || chars[0] === '^' || chars.includes('-')) return undefined;
  const codes = chars.map((char) =>
    char.length > 2 ? Number.parseInt(char.slice(3), 16) : (char.codePointAt(0) ?? 0),
  );
  const folded = new Set(codes.map((code) => foldSegment(plain(code) ?? '')));
  return folded.size === 1 && !folded.has('') ? String.fromCodePoint(codes[0] ?? 0) : undefined;
}
