import { UNKNOWN } from '../environment.ts';
import { costOfSearch, search } from '../pattern.ts';
import type { Helper } from './helper.ts';
import { textsOf } from './texts.ts';

/** `matches(mail.subject, /[A-Z]{4}\d{7}/)` */
export const matches: Helper = ({ args: [where, pattern] }, surroundings) => {
  if (pattern?.kind !== 'pattern') throw new Error('the plan calls matches() without a pattern');
  let unknown = false;
  for (const text of textsOf(where, surroundings)) {
    if (text === UNKNOWN) unknown = true;
    else if (typeof text === 'string') {
      surroundings.spend(costOfSearch(pattern.source, text.length));
      if (search(pattern.source, pattern.flags, text)) return true;
    }
  }
  return unknown ? UNKNOWN : false;
};
