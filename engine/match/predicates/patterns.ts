import { partsWantedBy, type WantedPart } from '../../expression/pattern/literals.ts';
import { costOfSearch, search } from '../../expression/pattern.ts';
import type { Expression } from '../../plan/expression.ts';
import type { TextTable } from '../texts.ts';
import { pathsOf, type Sought } from './sought.ts';

const ODDS = 0.01;
const ODDS_SHORT = 0.06;
const SHORT = 5;

/** `matches(mail.subject, /PO-\d{6}/)`: tried where the part `po-` stands, which is looked for together with all phrases. */
export function soughtByMatches(expression: Expression, texts: TextTable): Sought | undefined {
  if (expression.kind !== 'helper' || expression.name !== 'matches') return undefined;
  const [where, pattern] = expression.args;
  const paths = pathsOf(where);
  if (!paths.length || pattern?.kind !== 'pattern') return undefined;
  const { source, flags } = pattern;
  const wanted = partsWantedBy(source);
  const odds = (part: string) => (part.length < SHORT ? ODDS_SHORT : ODDS);
  return {
    places: paths.map((path) => ({ path, keys: wanted?.map(({ part }) => texts.part(path, part, odds(part))) })),
    finds: (text, spend) => {
      if (!mayStandIn(text, wanted)) return false;
      spend(costOfSearch(source, text.length));
      return search(source, flags, text);
    },
  };
}

/** A part is looked for whatever its case; where the case matters, a look at the text itself is quicker than the pattern. */
const mayStandIn = (text: string, wanted: readonly WantedPart[] | undefined) =>
  !wanted || wanted.some(({ literal }) => literal === undefined || text.includes(literal));
