import { classOf, DENSE, fold, joins, type UnitClass } from './fold.ts';

/** A text as phrases are compared with it, one UTF-16 code unit after the other. */
export interface Normal {
  readonly length: number;
  /** Folded code units; the array may be longer. */
  readonly units: Uint16Array;
  /** Where the original character of each unit begins and ends, as offsets of the original text. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

const SPACE = 32;
const BLANK = /[\s\u0085\u2800]/;

/** What is known of a code unit that stands alone, by the unit; filled as texts bring them. 0: nothing yet. */
const PLAIN = 1;
const WHITE = 2;
const SPECIAL = 3;
const kinds = new Uint8Array(0x10000);
const folded = new Uint16Array(0x10000);
const joiners = new Uint8Array(0x10000);
const classes = new Uint8Array(0x10000);
const CLASS_SEEN = 4;

/** The class of a folded unit. Halves of a surrogate pair have that of the letter they most often are: a Han one. */
export function unitClass(unit: number): UnitClass {
  if (!classes[unit]) classes[unit] = CLASS_SEEN | (isSurrogate(unit) ? DENSE : classOf(String.fromCharCode(unit)));
  return ((classes[unit] ?? 0) & 3) as UnitClass;
}

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;

function look(unit: number): number {
  const char = String.fromCharCode(unit);
  joiners[unit] = joins(char) ? 1 : 0;
  if (BLANK.test(char)) kinds[unit] = WHITE;
  else {
    const alone = isSurrogate(unit) ? '' : fold(char);
    kinds[unit] = alone.length === 1 ? PLAIN : SPECIAL;
    folded[unit] = alone.charCodeAt(0);
  }
  return kinds[unit] ?? SPECIAL;
}

/**
 * Folds a text in one pass: runs of white space are one space, white space beside characters of a dense script is
 * nothing, so that `清关\n异常` and `清 关 异 常` read as `清关异常`.
 */
export function normalise(text: string): Normal {
  const writer = new Writer(text.length);
  for (let i = 0; i < text.length; ) {
    const unit = text.charCodeAt(i);
    const kind = kinds[unit] || look(unit);
    if (kind === WHITE) {
      writer.space(i++);
    } else if (kind === PLAIN && !joinsAt(text, i + 1)) {
      writer.unit(folded[unit] ?? 0, i, ++i);
    } else {
      const end = segmentEnd(text, i);
      writer.text(foldSegment(text.slice(i, end)), i, end);
      i = end;
    }
  }
  return writer.normal();
}

/** A half of a surrogate pair may begin a mark (a variation selector, a tag): those are rare enough to be looked at. */
function joinsAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (Number.isNaN(unit)) return false;
  if (!kinds[unit]) look(unit);
  if (joiners[unit]) return true;
  return unit >= 0xd800 && unit <= 0xdbff && joins(String.fromCodePoint(text.codePointAt(at) ?? 0));
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

function foldSegment(segment: string): string {
  const seen = segments.get(segment);
  if (seen !== undefined) return seen;
  if (segments.size >= MOST_SEGMENTS) segments.clear();
  const made = fold(segment);
  segments.set(segment, made);
  return made;
}

/** Collects folded units with their places, and drops the white space that means nothing. */
class Writer {
  #units: Uint16Array;
  #starts: Uint32Array;
  #ends: Uint32Array;
  #length = 0;
  #space = -1;

  constructor(length: number) {
    this.#units = new Uint16Array(length + 16);
    this.#starts = new Uint32Array(length + 16);
    this.#ends = new Uint32Array(length + 16);
  }

  space(at: number): void {
    if (this.#space < 0) this.#space = at;
  }

  text(text: string, start: number, end: number): void {
    for (let i = 0; i < text.length; i++) {
      if (text[i] === ' ') this.space(start);
      else this.unit(text.charCodeAt(i), start, end);
    }
  }

  unit(unit: number, start: number, end: number): void {
    if (this.#space >= 0) this.#writeSpace(unit, start);
    this.#write(unit, start, end);
  }

  normal(): Normal {
    return { length: this.#length, units: this.#units, starts: this.#starts, ends: this.#ends };
  }

  #writeSpace(next: number, before: number): void {
    const last = this.#units[this.#length - 1];
    if (last !== undefined && this.#length && unitClass(last) !== DENSE && unitClass(next) !== DENSE) {
      this.#write(SPACE, this.#space, before);
    }
    this.#space = -1;
  }

  #write(unit: number, start: number, end: number): void {
    if (this.#length === this.#units.length) this.#grow();
    this.#units[this.#length] = unit;
    this.#starts[this.#length] = start;
    this.#ends[this.#length++] = end;
  }

  #grow(): void {
    const wider = this.#length * 2;
    this.#units = copied(new Uint16Array(wider), this.#units);
    this.#starts = copied(new Uint32Array(wider), this.#starts);
    this.#ends = copied(new Uint32Array(wider), this.#ends);
  }
}

function copied<T extends Uint16Array | Uint32Array>(into: T, from: T): T {
  into.set(from);
  return into;
}
