import { parseHan } from '../../numbers/han.ts';
import type { Day } from '../day.ts';
import type { Calendar, Found } from '../reckon.ts';

/** A way to name a day: what it looks like, and which day it is. */
export interface Form {
  readonly pattern: RegExp;
  readonly day: (found: Found, calendar: Calendar) => Day | undefined;
  /** It stands for the end of a time. */
  readonly isEnd?: boolean;
  /** A date where it is absent. */
  readonly form?: 'date' | 'weekday' | 'relative';
}

/** Where a word begins, and where it ends. */
export const B = '(?<![\\p{L}\\p{N}])';
export const E = '(?![\\p{L}\\p{N}])';
export const latin = (source: string) => new RegExp(`${B}(?:${source.replaceAll(' ', '\\s+')})${E}`, 'giu');
export const han = (source: string) => new RegExp(source, 'gu');
export const count = (text: string | undefined) =>
  text === undefined ? undefined : /^\d+$/.test(text) ? Number(text) : parseHan(text);

/** What stands behind the number of a day. */
export const ORDINAL = '(?:st|nd|rd|th|er|º|ª|°)?';
