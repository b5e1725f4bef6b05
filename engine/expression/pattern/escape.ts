import { DIGIT, FOLDED_WORD, LAST_POINT, LAST_UNIT, property, WHITE, WORD } from './classes.ts';
import { type CodeSet, complement, only } from './code-set.ts';
import { type Reader, Untranslatable } from './reader.ts';

const CONTROL: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13 };
const CLASSES: Readonly<Record<string, CodeSet>> = { d: DIGIT, w: WORD, s: WHITE };

/** Reads what stands after a backslash, and what it matches. `\b` and `\B` were read before, outside of classes. */
export function readEscape(reader: Reader, unicode: boolean, ignoresCase: boolean): CodeSet {
  const short = reader.match(/[dDwWsS]/y)?.[0];
  if (short) {
    const set = short === 'W' && unicode && ignoresCase ? FOLDED_WORD : (CLASSES[short.toLowerCase()] ?? []);
    return short === short.toLowerCase() ? set : complement(set, unicode ? LAST_POINT : LAST_UNIT);
  }
  const named = unicode && reader.match(/([pP])\{([^}]*)\}/y);
  if (named) return named[1] === 'p' ? property(named[2] ?? '') : complement(property(named[2] ?? ''), LAST_POINT);
  return only(codeOf(reader, unicode));
}

function codeOf(reader: Reader, unicode: boolean): number {
  const control = reader.match(/[tnvfr]/y)?.[0];
  if (control) return CONTROL[control] ?? 0;
  if (reader.match(/0(?![0-9])/y)) return 0;
  if (reader.match(/\d/y)) {
    throw new Untranslatable(
      'a number after a backslash is a reference to what was matched before (or an octal escape); repeat the pattern, or write \\x41',
    );
  }
  if (reader.sees('k')) refuseNamedReference(reader);
  const letter = reader.match(/c([A-Za-z])/y)?.[1];
  if (letter) return letter.charCodeAt(0) % 32;
  if (reader.sees('c')) throw new Untranslatable('\\c wants a letter here; for a backslash write \\\\');
  return hexadecimal(reader, unicode) ?? reader.code();
}

function hexadecimal(reader: Reader, unicode: boolean): number | undefined {
  const pair = unicode && reader.match(/u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})/y);
  if (pair) return ((hex(pair[1]) - 0xd800) << 10) + hex(pair[2]) - 0xdc00 + 0x10000;
  const braced = unicode && reader.match(/u\{([0-9a-fA-F]+)\}/y);
  if (braced) return hex(braced[1]);
  const digits = reader.match(/x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})/y);
  return digits ? hex(digits[1] ?? digits[2]) : undefined;
}

const hex = (digits: string | undefined) => Number.parseInt(digits ?? '', 16);

function refuseNamedReference(reader: Reader): void {
  if (reader.match(/k(?=<)/y)) {
    throw new Untranslatable(
      'a reference to a named group looks at what was matched before; repeat the pattern instead',
    );
  }
}
