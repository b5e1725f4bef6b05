import type { Letter } from '../intent/letter.ts';

/** What a mail may name, for a list that is too long to be held in memory: values for a query, never part of its text. */
export interface Asked {
  /** As they are written, and bare in capitals: `oc-210`, `OC210`. */
  readonly parts: readonly string[];
  /** In lower case. */
  readonly words: readonly string[];
}

const MOST = 400;
const PART = /[A-Za-z0-9][A-Za-z0-9._/-]{2,39}/g;
const WORD = /\p{sc=Han}{2,20}|[\p{Script=Latin}\p{M}]{3,40}/gu;

export function askedOf({ read }: Letter): Asked {
  const codes = [...read.matchAll(PART)]
    .map(([code]) => code.replace(/[._/-]+$/, ''))
    .filter((code) => /\d/.test(code));
  const parts = codes.flatMap((code) => [code, code.toUpperCase(), code.toUpperCase().replace(/[^A-Z0-9]/g, '')]);
  const words = [...read.matchAll(WORD)].map(([word]) => word.toLowerCase());
  return { parts: distinct(parts), words: distinct(words) };
}

const distinct = (texts: readonly string[]) => [...new Set(texts)].slice(0, MOST);
