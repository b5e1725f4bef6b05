import type { Case } from './case.ts';
import type { Text } from './reason.ts';

/** Something that speaks for a fraud (or against one, with points below zero). */
export interface Signal {
  /** As reasons name it. Never reused for another meaning. */
  readonly code: string;
  /** What it adds to the score. 100 and more is a fraud beyond doubt. */
  readonly points: number;
  /** What it says to people; `{it}` stands for the evidence. */
  readonly words: Text;
  /** The evidence, or `true` where there is none to show; undefined where the signal is not there. */
  find(mail: Case): string | boolean | undefined;
}

export const signal = (code: string, points: number, en: string, zh: string, find: Signal['find']): Signal => ({
  code,
  points,
  words: { en, zh },
  find,
});
