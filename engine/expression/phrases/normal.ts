import { classOf, DENSE, foldSegment as foldText, joins, SPACED, type UnitClass } from './fold.ts';

/** A text as phrases are compared with it, one UTF-16 code unit after the other. The array may be longer. */
export interface Folded {
  readonly length: number;
  readonly units: Uint16Array;
}

/** The same, and where the original character of each unit begins and ends, as offsets of the original text. */
export interface Normal extends Folded {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

const SPACE = 32;
const BLANK = /[\s\u0085\u2800]/;

/** What is known of a code unit that stands alone, by the unit; filled as texts bring them. 0: nothing yet. */
const PLAIN = 1;
const WHITE = 2;
const SPECIAL = 3;
/** Beside one of these: it may combine with the character before it. Halves of a pair may begin a mark: a variation selector, a tag. */
const JOINING = 4;
const traits = new Uint8Array(0x10000);
const folded = new Uint16Array(0x10000);
const classes = new Uint8Array(0x10000);
const CLASS_SEEN = 4;

/** 1 for the units of folded texts that belong to words of spaced scripts. Known of a unit when it stands in some folded text. */
export const IN_WORDS = new Uint8Array(0x10000);

/** The class of a folded unit. Halves of a surrogate pair have that of the letter they most often are: a Han one. */
function unitClass(unit: number): UnitClass {
  return (((classes[unit] as number) || classify(unit)) & 3) as UnitClass;
}

function classify(unit: number): number {
  const found = isSurrogate(unit) ? DENSE : classOf(String.fromCharCode(unit));
  if (found === SPACED) IN_WORDS[unit] = 1;
  classes[unit] = CLASS_SEEN | found;
  return CLASS_SEEN | found;
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;

function look(unit: number): number {
  const char = String.fromCharCode(unit);
  const joining = joins(char) || (unit >= 0xd800 && unit <= 0xdbff) ? JOINING : 0;
  traits[unit] = joining | kindOf(unit, char);
  return traits[unit] as number;
}

function kindOf(unit: number, char: string): number {
  if (BLANK.test(char)) return WHITE;
  const alone = isSurrogate(unit) ? '' : foldText(char);
  if (alone.length !== 1) return SPECIAL;
  folded[unit] = alone.charCodeAt(0);
  unitClass(folded[unit] as number);
  return PLAIN;
}

/**
 * Folds a text in one pass: runs of white space are one space, white space beside characters of a dense script is
 * nothing, so that `清关\n异常` and `清 关 异 常` read as `清关异常`.
 *
 * @param into is written over, where it is long enough
 */
export function fold(text: string, into?: Uint16Array): Folded {
  return written(text, new Writer(text.length, into));
}

/** The same, with the places. */
export function normalise(text: string): Normal {
  return written(text, new PlacedWriter(text.length));
}

function written<W extends Writer>(text: string, writer: W): W {
  const last = text.length;
  for (let i = 0; i < last; ) {
    const unit = text.charCodeAt(i);
    const kind = ((traits[unit] as number) || look(unit)) & 3;
    if (kind === WHITE) {
      writer.space(i++);
    } else if (kind === PLAIN && !joinsAt(text, i + 1)) {
      i = writer.run(text, i);
    } else {
      const end = segmentEnd(text, i);
      writer.text(segment(text.slice(i, end)), i, end);
      i = end;
    }
  }
  return writer;
}

function joinsAt(text: string, at: number): boolean {
  if (at >= text.length) return false;
  const unit = text.charCodeAt(at);
  if ((((traits[unit] as number) || look(unit)) & JOINING) === 0) return false;
  return !isSurrogate(unit) || joins(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

/** A segment is a character and what joins it; a longer tail of marks is cut, for it is an attack and not writing. */
const LONGEST_SEGMENT = 32;

function segmentEnd(text: string, start: number): number {
  let end = start + width(text, start);
  while (end < text.length && end - start < LONGEST_SEGMENT && joinsAt(text, end)) end += width(text, end);
  return end;
}

const width = (text: string, at: number) => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

const MOST_SEGMENTS = 20_000;
const segments = new Map<string, string>();

function segment(text: string): string {
  const seen = segments.get(text);
  if (seen !== undefined) return seen;
  if (segments.size >= MOST_SEGMENTS) segments.clear();
  const made = foldText(text);
  segments.set(text, made);
  return made;
}

/** Whether a blank between two units means something. */
const isApart = (unit: number, next: number) => unitClass(unit) !== DENSE && unitClass(next) !== DENSE;

/** Where white space ends, if what follows is folded by itself; else -1. */
function afterWhite(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && traits[text.charCodeAt(at)] === WHITE) at++;
  return at < text.length && traits[text.charCodeAt(at)] === PLAIN ? at : -1;
}

/** Collects folded units, and drops the white space that means nothing. */
class Writer implements Folded {
  units: Uint16Array;
  length = 0;
  #space = -1;

  constructor(length: number, into?: Uint16Array) {
    this.units = into && into.length >= length + 16 ? into : new Uint16Array(length + 16);
  }

  space(at: number): void {
    if (this.#space < 0) this.#space = at;
  }

  /** Characters that are folded each by itself, with the white space between them, at least the first. @returns where they end */
  run(text: string, from: number): number {
    this.begin(text, from);
    const { units } = this;
    const last = text.length;
    let at = this.length;
    // the first one may be a mark that has nothing to join
    units[at++] = folded[text.charCodeAt(from)] as number;
    let end = from + 1;
    while (end < last) {
      const unit = text.charCodeAt(end);
      const trait = traits[unit];
      if (trait === PLAIN) {
        units[at++] = folded[unit] as number;
        end++;
        continue;
      }
      // what stops the run may join its last character
      if (trait !== WHITE) {
        if (end - from > 1) at -= end - --end;
        break;
      }
      const next = afterWhite(text, end);
      if (next < 0) break;
      if (isApart(units[at - 1] as number, folded[text.charCodeAt(next)] as number)) units[at++] = SPACE;
      end = next;
    }
    this.length = at;
    return end;
  }

  /** Makes room for the rest of a text, and writes the white space before it. */
  protected begin(text: string, from: number): void {
    this.#writeSpace(folded[text.charCodeAt(from)] as number, from);
    const wanted = this.length + text.length - from;
    // at least twice as much: where many characters fold to several, each run would copy all that went before
    if (this.units.length < wanted) this.grow(Math.max(wanted, this.units.length * 2));
  }

  text(text: string, start: number, end: number): void {
    for (let i = 0; i < text.length; i++) {
      if (text[i] === ' ') this.space(start);
      else this.#unit(text.charCodeAt(i), start, end);
    }
  }

  protected write(unit: number, _start: number, _end: number): void {
    if (this.length === this.units.length) this.grow(this.length * 2);
    this.units[this.length++] = unit;
  }

  protected grow(length: number): void {
    this.units = copied(new Uint16Array(length), this.units);
  }

  #unit(unit: number, start: number, end: number): void {
    unitClass(unit);
    this.#writeSpace(unit, start);
    this.write(unit, start, end);
  }

  #writeSpace(next: number, before: number): void {
    if (this.#space < 0) return;
    if (this.length && isApart(this.units[this.length - 1] as number, next)) this.write(SPACE, this.#space, before);
    this.#space = -1;
  }
}

class PlacedWriter extends Writer implements Normal {
  starts: Uint32Array;
  ends: Uint32Array;

  constructor(length: number) {
    super(length);
    this.starts = new Uint32Array(length + 16);
    this.ends = new Uint32Array(length + 16);
  }

  override run(text: string, from: number): number {
    this.begin(text, from);
    let end = from;
    do this.write(folded[text.charCodeAt(end)] as number, end, ++end);
    while (end < text.length && traits[text.charCodeAt(end)] === PLAIN && !joinsAt(text, end + 1));
    return end;
  }

  protected override write(unit: number, start: number, end: number): void {
    super.write(unit, start, end);
    this.starts[this.length - 1] = start;
    this.ends[this.length - 1] = end;
  }

  protected override grow(length: number): void {
    super.grow(length);
    this.starts = copied(new Uint32Array(length), this.starts);
    this.ends = copied(new Uint32Array(length), this.ends);
  }
}

function copied<T extends Uint16Array | Uint32Array>(into: T, from: T): T {
  into.set(from);
  return into;
}
