import type { Value } from '../../plan/expression.ts';
import { UNKNOWN } from '../environment.ts';
import { MENTIONED } from '../limits.ts';
import { isList } from '../operators.ts';
import { mentionsAny } from '../phrases/find.ts';
import type { Helper } from './helper.ts';
import { textsOf } from './texts.ts';

/** `mentions(mail, ['清关异常', 'customs hold'])` */
export const mentions: Helper = ({ args: [where, what] }, surroundings) => {
  const phrases = what && surroundings.ask(what);
  if (phrases === UNKNOWN) return UNKNOWN;
  const wanted = phrasesIn(phrases);
  let unknown = false;
  for (const text of textsOf(where, surroundings)) {
    if (text === UNKNOWN) unknown = true;
    else if (typeof text === 'string') {
      surroundings.spend(text.length * MENTIONED);
      if (mentionsAny(text, wanted)) return true;
    }
  }
  return unknown ? UNKNOWN : false;
};

/** One phrase or several. */
export const phrasesIn = (phrases: Value): readonly string[] =>
  (isList(phrases) ? phrases : [phrases]).filter((phrase) => typeof phrase === 'string');
