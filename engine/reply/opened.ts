import type { Mail } from '../facts/mail.ts';
import { letterIn } from '../intent/letter.ts';
import { numeralsIn } from '../intent/numbers.ts';
import { spansOf } from '../intent/phrase.ts';
import { type Reading, readingOf } from '../intent/reading.ts';

/** The words that may stay: those that ship with Posthorn, and so are nobody's. */
export interface Vocabulary {
  /** Whether a word may stand where it stands. @param atStart as the first of its sentence, where everything is capitalised */
  knows(word: string, atStart: boolean): boolean;
}

/** What stands for what was left out, in the language of the reply. */
export interface Open {
  readonly price: string;
  readonly date: string;
  readonly time: string;
  readonly number: string;
  readonly words: string;
}

export const OPEN: { readonly [language: string]: Open } = {
  en: { price: '[price]', date: '[date]', time: '[time]', number: '[number]', words: '[…]' },
  de: { price: '[Preis]', date: '[Datum]', time: '[Frist]', number: '[Zahl]', words: '[…]' },
  es: { price: '[precio]', date: '[fecha]', time: '[plazo]', number: '[número]', words: '[…]' },
  fr: { price: '[prix]', date: '[date]', time: '[délai]', number: '[nombre]', words: '[…]' },
  zh: { price: '[价格]', date: '[日期]', time: '[时间]', number: '[数字]', words: '[…]' },
};

/** A sentence of which so few words are left says nothing. */
const FEWEST_WORDS = 3;
/** And one of which so large a part is open is not worth mending. */
const MOST_OPEN = 0.5;
/** A suggestion is short. */
const MOST_SENTENCES = 8;

/**
 * What an earlier answer says, without anything that is of its customer: every word that is not known to be everybody's, every number,
 * date, price, link, address is an open place. Greeting, signature, quoted history and forwarded mail are left out, and so is a sentence of
 * which too little stays.
 *
 * @param hidden names of those who wrote to each other: they go, even where they are words
 * @returns its sentences; none where nothing useful is left
 */
export function opened(
  mail: Mail,
  language: string,
  vocabulary: Vocabulary,
  hidden: ReadonlySet<string>,
): readonly string[] {
  const open = OPEN[language];
  if (!open || mail.newPart.isForward) return [];
  const letter = letterIn(mail);
  const reading = readingOf({ ...letter, language });
  return letter.sentences
    .filter(({ start }) => start > letter.subjectEnd)
    .filter(({ text }) => !GREETING.test(text))
    .flatMap(({ start, end }) => {
      const sentence = openedPart(letter.read.slice(start, end), marksIn(reading, start, end, open), {
        open,
        vocabulary,
        hidden,
        language,
      });
      return sentence === undefined ? [] : [sentence];
    })
    .slice(0, MOST_SENTENCES);
}

const GREETING =
  /^(?:dear|hello|hi|hey|good (?:morning|day|afternoon|evening)|sehr geehrte|guten (?:tag|morgen)|hallo|lieber?|moin|estimad[oa]s?|hola|buen[oa]s (?:días|tardes)|querid[oa]|bonjour|cher|chère|madame|monsieur|salut|尊敬的|亲爱的)(?!\p{L})[^.!?]{0,60}$|^.{1,30}[,，:：]$|^[^，。]{0,12}(?:您好|你好)[！!，,：:。]?$/iu;

interface Place {
  readonly start: number;
  readonly end: number;
  readonly open: string;
}

/** Prices, dates and other numbers, as the reading of the mail tells them; places count within the sentence. */
function marksIn({ money, dates, durations }: Reading, start: number, end: number, open: Open): readonly Place[] {
  const within = (one: { readonly start: number; readonly end: number }) => one.start < end && one.end > start;
  const moved = (name: keyof Open) => (one: { readonly start: number; readonly end: number }) => ({
    start: Math.max(0, one.start - start),
    end: Math.min(end, one.end) - start,
    open: open[name],
  });
  return [
    ...money.filter(within).map(moved('price')),
    ...dates.filter(within).map(moved('date')),
    ...durations.filter(within).map(moved('time')),
  ];
}

interface Rules {
  readonly open: Open;
  readonly vocabulary: Vocabulary;
  readonly hidden: ReadonlySet<string>;
  readonly language: string;
}

const LINK = /https?:\/\/\S+|www\.\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b/giu;
const NUMBER = /[\p{L}\p{N}./_#+:-]*\p{N}[\p{L}\p{N}.,/_:-]*/gu;
const MONEY_SIGN = /[€$£¥￥₹₩₽%‰]/gu;

function openedPart(
  text: string,
  marked: readonly Place[],
  { open, vocabulary, hidden, language }: Rules,
): string | undefined {
  const all = (pattern: RegExp, by: string) => spansOf(text, pattern).map((span) => ({ ...span, open: by }));
  const places: readonly Place[] = [
    ...marked,
    ...[...hidden].filter((name) => HAN.test(name)).flatMap((name) => all(hanPattern(name), open.words)),
    ...all(LINK, open.words),
    // `a`, `un`, `an` are no numbers that tell anything.
    ...numeralsIn(text, language)
      .filter(({ form, value }) => form === 'digits' || value > 1)
      .map(({ start, end }) => ({ start, end, open: open.number })),
    ...all(NUMBER, open.number),
    ...all(MONEY_SIGN, open.price),
  ];
  const pieces = piecesOf(
    text,
    language,
    places,
    (word, atStart) => !hidden.has(word.toLowerCase()) && vocabulary.knows(word, atStart),
    open.words,
  );
  const words = pieces.filter(({ kind }) => kind === 'word').length;
  const gaps = pieces.filter(({ kind }) => kind === 'open').length;
  if (words < FEWEST_WORDS || gaps > MOST_OPEN * words) return undefined;
  const said = pieces.map((piece) => piece.text).join('');
  return ended(said.replaceAll(/\s+/g, ' ').trim(), language);
}

type Knows = (word: string, atStart: boolean) => boolean;

/** The full stop may have gone with a number before it. */
const ended = (sentence: string, language: string) =>
  /[\p{L}\]]$/u.test(sentence) ? `${sentence}${language === 'zh' ? '。' : '.'}` : sentence;

interface Piece {
  readonly kind: 'word' | 'open' | 'between';
  readonly text: string;
}

/** Signs that may stand between words; whatever else is none of a reply. */
const BETWEEN = /^[\s.,;:!?'’"“”„«»()¿¡—–-]+$|^[。，、；：！？“”《》（）…]+$/u;

/** The sentence as words that stay, signs, and open places; open places that touch are one. */
function piecesOf(
  text: string,
  language: string,
  places: readonly Place[],
  knows: Knows,
  unknown: string,
): readonly Piece[] {
  const pieces: Piece[] = [];
  let isStart = true;
  for (const { segment, index } of segmentsOf(text, language, knows)) {
    const place = places.find(({ start, end }) => start < index + segment.length && end > index);
    const isWord = /\p{L}|\p{M}/u.test(segment);
    if (place) add(pieces, { kind: 'open', text: place.open });
    else if (!isWord)
      add(pieces, BETWEEN.test(segment) ? { kind: 'between', text: segment } : { kind: 'open', text: unknown });
    else add(pieces, knows(segment, isStart) ? { kind: 'word', text: segment } : { kind: 'open', text: unknown });
    if (isWord) isStart = false;
  }
  return pieces;
}

interface Segment {
  readonly segment: string;
  readonly index: number;
}

/** Longest known words first: a segmenter of its own mind would cut them, and make words of names. */
const LENGTHS = [6, 5, 4, 3, 2, 1];

function segmentsOf(text: string, language: string, knows: Knows): readonly Segment[] {
  if (language !== 'zh') return [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)];
  const segments: Segment[] = [];
  for (let index = 0; index < text.length; ) {
    const length = LENGTHS.find((one) => knows(text.slice(index, index + one), false)) ?? 1;
    segments.push({ segment: text.slice(index, index + length), index });
    index += length;
  }
  return segments;
}

/** Signs that stand alone and are in no name: the others beside an open place may be part of one. */
const PARTICLES = /^[的了在是您请给]$/u;
const isLoose = (piece: Piece | undefined) =>
  piece?.kind === 'word' && piece.text.length === 1 && HAN.test(piece.text) && !PARTICLES.test(piece.text);

function add(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  if (piece.kind === 'open') while (isLoose(pieces.at(-1))) pieces.pop();
  if (last?.kind === 'open' && isLoose(piece)) return;
  const before = pieces.at(-1);
  const beyond = pieces.at(-2);
  if (piece.kind === 'open' && before?.kind === 'open') return;
  // `[…], […]` and `[…] […]` are one.
  if (
    piece.kind === 'open' &&
    before?.kind === 'between' &&
    beyond?.kind === 'open' &&
    /^[\s.,'’&/-]*$/u.test(before.text)
  ) {
    pieces.pop();
    return;
  }
  if (piece.kind === 'between' && before?.kind === 'between')
    pieces[pieces.length - 1] = { kind: 'between', text: before.text + piece.text };
  else pieces.push(piece);
}

const HAN = /\p{sc=Han}/u;

/** Chinese has no spaces: a name is found wherever its signs stand. */
const hanPattern = (name: string) => new RegExp(name.replaceAll(/[^\p{L}\p{N}]+/gu, '.{0,2}'), 'giu');

/** What names those who wrote or got a mail: the words of their names, addresses and domains, in lower case. */
export function namesIn(mail: Mail): readonly string[] {
  const people = ['from', 'to', 'cc', 'reply-to'].flatMap((header) => mail.addresses(header));
  const words = people.flatMap(({ name, address }) => [name, ...`${name} ${address}`.split(/[^\p{L}\p{M}]+/u)]);
  const names = words.map((word) => word.trim().toLowerCase()).filter((word) => word.length > (HAN.test(word) ? 1 : 2));
  return [...new Set(names)].filter((word) => !EVERYBODYS.has(word));
}

/** Parts of addresses that are nobody's name. */
const EVERYBODYS = new Set(
  'com net org info sales office mail www the and export import service order orders team company'.split(' '),
);
