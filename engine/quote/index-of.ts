import type { StockItem } from './stock.ts';
import { bare, tokensIn } from './tokens.ts';

/** A part, in each currency that the list has it in. */
export interface Article {
  readonly part: string;
  readonly offers: readonly StockItem[];
}

/** A stock list, ready to be searched by what mails say. */
export interface StockIndex {
  readonly articles: ReadonlyMap<string, Article>;
  /** By number, bare. */
  readonly parts: ReadonlyMap<string, readonly Article[]>;
  /** Names in Latin script by their words, with a blank between two. */
  readonly names: ReadonlyMap<string, readonly Article[]>;
  /** How many words the names have that begin with a word, the most first. */
  readonly nameLengths: ReadonlyMap<string, readonly number[]>;
  readonly hanNames: ReadonlyMap<string, readonly Article[]>;
  /** Likewise, in characters, by the first two. */
  readonly hanLengths: ReadonlyMap<string, readonly number[]>;
  /** Which articles have a word in one of their names. */
  readonly words: ReadonlyMap<string, ReadonlySet<Article>>;
  /** Which Chinese names end so: two characters are mostly the thing itself (橡木餐椅). */
  readonly hanEnds: ReadonlyMap<string, ReadonlySet<Article>>;
}

const HAN = /\p{sc=Han}{2,}/gu;

export function indexOf(items: readonly StockItem[]): StockIndex {
  const articles = new Map<string, Article>();
  for (const [part, offers] of Map.groupBy(items, ({ part }) => part)) articles.set(part, { part, offers });
  const parts = new Map<string, Article[]>();
  const names = new Map<string, Article[]>();
  const hanNames = new Map<string, Article[]>();
  const words = new Map<string, Set<Article>>();
  const hanEnds = new Map<string, Set<Article>>();
  for (const article of articles.values()) {
    const key = bare(article.part);
    if (key) listAt(parts, key).push(article);
    for (const name of namesOf(article)) {
      const tokens = tokensIn(name).map(({ word }) => word);
      if (tokens.length && !isNumber(tokens)) listAt(names, tokens.join(' ')).push(article);
      for (const word of tokens) if (/\p{L}{3}/u.test(word)) setAt(words, word).add(article);
      for (const [han] of name.matchAll(HAN)) {
        listAt(hanNames, han).push(article);
        setAt(hanEnds, han.slice(-2)).add(article);
      }
    }
  }
  const nameLengths = lengthsOf(
    names,
    (name) => name.split(' ', 1)[0]!,
    (name) => name.split(' ').length,
  );
  const hanLengths = lengthsOf(
    hanNames,
    (name) => name.slice(0, 2),
    ({ length }) => length,
  );
  return { articles, parts, names, nameLengths, hanNames, hanLengths, words, hanEnds };
}

function lengthsOf(
  names: ReadonlyMap<string, unknown>,
  begin: (name: string) => string,
  length: (name: string) => number,
) {
  const lengths = new Map<string, Set<number>>();
  for (const name of names.keys()) setAt(lengths, begin(name)).add(length(name));
  return new Map([...lengths].map(([key, found]) => [key, [...found].sort((a, b) => b - a)]));
}

/** All that an article is called. */
export const namesOf = ({ offers }: Article): readonly string[] => [
  ...new Set(offers.flatMap(({ name, names, also }) => [name, ...Object.values(names).flat(), ...also])),
];

/** A name of numbers alone would be found in every amount. */
const isNumber = (tokens: readonly string[]) => tokens.every((word) => /^\d+$/.test(word));

function listAt<T>(map: Map<string, T[]>, key: string): T[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}

function setAt<T>(map: Map<string, Set<T>>, key: string): Set<T> {
  const set = map.get(key) ?? new Set<T>();
  map.set(key, set);
  return set;
}
