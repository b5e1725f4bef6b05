import { partsWantedBy } from '../../expression/pattern/literals.ts';
import { search } from '../../expression/pattern.ts';
import type { Expression } from '../../plan/expression.ts';
import type { TextTable } from '../texts.ts';
import { pathsOf, type Sought } from './sought.ts';

const ODDS = 0.05;

/** `matches(mail.subject, /PO-\d{6}/)`: tried where the part `po-` stands, which is looked for together with all phrases. */
export function soughtByMatches(expression: Expression, texts: TextTable): Sought | undefined {
  if (expression.kind !== 'helper' || expression.name !== 'matches') return undefined;
  const [where, pattern] = expression.args;
  const paths = pathsOf(where);
  if (!paths.length || pattern?.kind !== 'pattern') return undefined;
  const { source, flags } = pattern;
  const parts = partsWantedBy(source);
  return {
    places: paths.map((path) => ({ path, keys: parts?.map((part) => texts.part(path, part, ODDS)) })),
    finds: (text) => search(source, flags, text),
  };
}
