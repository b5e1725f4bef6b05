import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Weigh } from '../../../engine/intent/kind/decide.ts';
import { featuresOf } from '../../../engine/intent/kind/features.ts';
import { signsOf } from '../../../engine/intent/kind/signs.ts';
import { type Letter, letterOf } from '../../../engine/intent/letter.ts';
import { readingOf } from '../../../engine/intent/reading.ts';
import { KINDS, type Kind } from '../../../engine/intent/schema.ts';
import { tokensOf } from './tokens.ts';

/** The part of the package's Bayes classifier that is used. It counts in which of the examples a token stands. */
interface Bayes {
  addDocument(tokens: readonly string[], label: string): void;
  train(): void;
  textToFeatures(tokens: readonly string[]): number[];
  getClassifications(tokens: readonly string[]): { label: string; value: number }[];
  readonly features: { readonly [token: string]: number };
}

const require = createRequire(import.meta.url);
const EXAMPLES = fileURLToPath(new URL('../examples/', import.meta.url));
const BETWEEN = /^--\s*$/m;

export interface Example {
  readonly kind: Kind;
  readonly language: string;
  readonly text: string;
}

/** The examples of a folder: `<kind>/<language>.txt`, with a line `--` between two mails. */
export function examplesIn(folder: string = EXAMPLES): readonly Example[] {
  return KINDS.flatMap((kind) =>
    readdirSync(join(folder, kind))
      .sort()
      .flatMap((file) => {
        const language = file.replace(/\.txt$/, '');
        const mails = readFileSync(join(folder, kind, file), 'utf8').split(BETWEEN);
        return mails.map((mail) => ({ kind, language, text: mail.trim() })).filter(({ text }) => text);
      }),
  );
}

/** What was seen of a mail, and what somebody said that it was. */
export interface Lesson {
  readonly kind: Kind;
  readonly seen: readonly string[];
}

/** What somebody of ours said of a real mail counts as so many examples. */
const LESSON_WEIGHT = 4;

/** Trains a classifier by examples: some 200 short ones take a fraction of a second. */
export function trained(examples: readonly Example[], lessons: readonly Lesson[] = []): Weigh {
  const BayesClassifier = classifierClass();
  const bayes = new BayesClassifier(undefined, 0.4);
  for (const example of examples) bayes.addDocument(seenIn(example), example.kind);
  for (const { kind, seen } of lessons)
    for (let times = 0; times < LESSON_WEIGHT; times++) bayes.addDocument(seen, kind);
  const names = Object.keys(bayes.features);
  // The package's own search goes through all features for each token.
  bayes.textToFeatures = (tokens) => {
    const known = new Set(tokens);
    return names.map((name) => (known.has(name) ? 1 : 0));
  };
  bayes.train();
  return ({ said, language }, features) =>
    Object.fromEntries(
      bayes
        .getClassifications([...features, ...tokensOf(said, language)])
        .map(({ label, value }) => [label, Math.log(value || 1e-320)]),
    );
}

/** What the classifier sees of an example: the same as of a mail. */
function seenIn({ text, language }: Example): readonly string[] {
  const letter = letterOf(new TextEncoder().encode(`${HEADERS}\n\n${text}`), { mailbox: '', receivedAt: 0 });
  return seenOf(letter, language);
}

/** What the classifier sees of a letter: signs that stand in it, and its words. */
export const seenOf = (letter: Letter, language: string = letter.language): readonly string[] => [
  ...featuresOf(readingOf(letter), signsOf(letter)),
  ...tokensOf(letter.said, language),
];

const HEADERS = 'Date: Tue, 10 Mar 2026 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8';

type BayesClass = new (stemmer: undefined, smoothing: number) => Bayes;

/** A package below puts a `Math.sign` of its own in place, by which the sign of 0 is 1: calendars would be reckoned wrong by it. */
function classifierClass(): BayesClass {
  const { sign } = Math;
  try {
    return require('natural/lib/natural/classifiers/bayes_classifier.js') as BayesClass;
  } finally {
    Math.sign = sign;
  }
}
