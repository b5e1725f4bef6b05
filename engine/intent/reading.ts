import { dayAt } from './dates/day.ts';
import { type Dated, datesIn } from './dates/find.ts';
import { durationsIn, type Lasting } from './durations.ts';
import type { Letter } from './letter.ts';
import { type Money, moneyIn } from './money.ts';
import { type Numeral, numeralsIn } from './numbers.ts';
import { covers, type Span } from './phrase.ts';
import type { Quote } from './schema.ts';
import { type Sentence, sentenceAt } from './sentences.ts';

/** What stands in a letter, before anybody asks what it means. */
export interface Reading {
  readonly letter: Letter;
  readonly numerals: readonly Numeral[];
  readonly dates: readonly Dated[];
  readonly durations: readonly Lasting[];
  readonly money: readonly Money[];
  /** Numbers that are none of these. */
  readonly rest: readonly Numeral[];
}

/** A value, where it stands, and how sure it is from 0 to 1. */
export interface Found<T> extends Span {
  readonly value: T;
  readonly sure: number;
}

/** A mail with more is a list of parts: it names no one price and no one amount. */
const MOST_NUMERALS = 400;

/** Clocks from Newfoundland to Hawaii are of those who write the month first. */
const isAmerican = (offset: number) => offset <= -240 && offset >= -600;

export function readingOf(letter: Letter): Reading {
  const { counted, language, written } = letter;
  const today = dayAt(written.at, written.offset);
  const monthFirst = language === 'zh' || (language === 'en' && isAmerican(written.offset));
  const numerals = numeralsIn(counted, language).slice(0, MOST_NUMERALS);
  const named = datesIn(counted, { today, language, monthFirst });
  const money = moneyIn(counted, numerals, named.filter(isSureDate));
  const dates = named.filter((date) => !covers(money, date.start, date.end));
  const durations = durationsIn(counted, numerals, [...dates, ...money]);
  const rest = numerals.filter(({ start, end }) => !covers([...dates, ...money, ...durations], start, end));
  return { letter, numerals, dates, durations, money, rest };
}

/** `3.50` could be a day of May; next to a sign of money it is none. */
const isSureDate = ({ hasYear, form }: Dated) => hasYear || form !== 'date';

export const quoteOf = ({ text }: Letter, { start, end }: Span): Quote => ({
  quote: text.slice(start, end),
  start,
  end,
});

/** What stands before and after a place in its sentence. */
export function around({ letter }: Reading, { start, end }: Span): { left: string; right: string; sentence: Sentence } {
  const sentence = sentenceAt(letter.sentences, start) ?? { start, end, text: letter.read.slice(start, end) };
  return {
    left: letter.read.slice(Math.min(sentence.start, start), start),
    right: letter.read.slice(end, Math.max(sentence.end, end)),
    sentence,
  };
}
