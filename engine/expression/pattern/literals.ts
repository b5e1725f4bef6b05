import { foldSegment, joins } from '../phrases/fold.ts';
import { partOf } from '../phrases/part.ts';
import { Reader } from './reader.ts';

/** Alternatives beyond these are as good as none: one of them stands in most texts. */
const MOST_PARTS = 64;
/** A class of more characters than these is no letter in its cases. */
const MOST_CASES = 6;

/** A text that must stand in what a pattern matches. */
export interface WantedPart {
  /** Folded as phrases are. */
  readonly part: string;
  /** As it stands there, where it stands in no other way. */
  readonly literal?: string | undefined;
}

/** Of these one must stand; undefined where there is no saying. */
type Wanted = readonly WantedPart[] | undefined;

/**
 * What a text must hold for a translated pattern to find something in it: one of these parts, folded as phrases are.
 *
 * @param source a pattern of the linear-time engine, as `translatePattern` writes it
 * @returns undefined where it may find something in any text
 */
export function partsWantedBy(source: string): Wanted {
  const wanted = new Literals(source).alternatives();
  return wanted && wanted.length <= MOST_PARTS ? wanted : undefined;
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
    const items: Item[] = [];
    while (!this.#reader.done && !this.#reader.sees('|') && !this.#reader.sees(')')) items.push(this.#item());
    let best: Wanted;
    let run = '';
    let isExact = true;
    const propose = (wanted: Wanted) => {
      if (wanted && shortest(wanted) > shortest(best)) best = wanted;
    };
    const flush = (next: number) => {
      const part = partOf(run, isFollowedByNoMark(items, next));
      if (part !== undefined) propose([{ part, literal: isExact ? run : undefined }]);
      run = '';
      isExact = true;
    };
    for (const [i, { char, isCased, inner, least, once }] of items.entries()) {
      if (char !== undefined && least > 0) {
        run += char;
        // the ends of lines are made the same before a pattern is tried
        if (isCased || /[\n\r\u2028\u2029]/.test(char)) isExact = false;
      }
      if (char !== undefined && once) continue;
      flush(char !== undefined && least > 0 ? items.length : i);
      if (least > 0) propose(inner);
    }
    flush(items.length);
    return best;
  }

  #item(): Item {
    if (this.#reader.match(ASSERTION)) return { least: 0, once: true, noMark: true };
    if (this.#reader.match(/\\[dw]/y)) return { noMark: true, ...this.#times() };
    if (!this.#reader.skip('(?:')) return { ...this.#char(), ...this.#times() };
    const inner = this.alternatives();
    this.#reader.skip(')');
    return { inner, noMark: false, ...this.#times() };
  }

  #times(): Pick<Item, 'least' | 'once'> {
    const found = this.#reader.match(/(?:[*+?]|\{(\d+)(?:,\d*)?\})\??/y);
    if (!found) return { least: 1, once: true };
    return { least: found[1] === undefined ? Number(found[0].startsWith('+')) : Number(found[1]), once: false };
  }

  #char(): Pick<Item, 'char' | 'isCased' | 'noMark'> {
    const members = this.#reader.match(/\[((?:\\x\{[0-9a-f]+\}|[^\]])*)\]/y)?.[1];
    if (members !== undefined) return ofClass(members);
    const hex = this.#reader.match(/\\x\{([0-9a-f]+)\}/y)?.[1];
    const char = plain(hex === undefined ? this.#reader.code() : Number.parseInt(hex, 16));
    return { char, noMark: char !== undefined && !joins(char) };
  }
}

interface Item {
  /** The one character that stands there, up to case. */
  readonly char?: string | undefined;
  /** In one of several cases. */
  readonly isCased?: boolean;
  /** What a group wants. */
  readonly inner?: Wanted;
  /** Nothing that it stands for combines with what stands before. */
  readonly noMark: boolean;
  /** How often it stands at least, and whether just once. */
  readonly least: number;
  readonly once: boolean;
}

function isFollowedByNoMark(items: readonly Item[], from: number): boolean {
  for (let i = from; i < items.length; i++) {
    const { noMark, least } = items[i] as Item;
    if (!noMark) return false;
    if (least > 0) return true;
  }
  return false;
}

const ASSERTION = /\\[bBAz]|\(\?m:[$^]\)/y;
const LAST_UNIT = 0xffff;
const FIRST_MARK = 0x300;

const shortest = (wanted: Wanted) => (wanted ? Math.min(...wanted.map(({ part }) => part.length)) : 0);

/** Halves of pairs are moved beyond the planes of writing; letters there are left aside, too. */
const plain = (code: number) => (code > LAST_UNIT ? undefined : String.fromCodePoint(code));

/** A letter in its cases reads as one. */
function ofClass(members: string): Pick<Item, 'char' | 'isCased' | 'noMark'> {
  const chars: readonly string[] = members.match(/\\x\{[0-9a-f]+\}|./gsu) ?? [];
  if (chars[0] === '^') return { noMark: false };
  const codes = chars.filter((char) => char !== '-').map(codeOf);
  const noMark = codes.every((code) => code < FIRST_MARK);
  if (chars.length > MOST_CASES || chars.includes('-')) return { noMark };
  const folded = new Set(codes.map((code) => foldSegment(plain(code) ?? '')));
  const isOne = folded.size === 1 && !folded.has('');
  return { char: isOne ? String.fromCodePoint(codes[0] ?? 0) : undefined, isCased: true, noMark };
}

const codeOf = (char: string) => (char.length > 2 ? Number.parseInt(char.slice(3), 16) : (char.codePointAt(0) ?? 0));
