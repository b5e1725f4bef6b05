import type { Expression } from '../../plan/expression.ts';
import type { TextTable } from '../texts.ts';
import { pathsOf, type Sought } from './sought.ts';

/** Two words in a row are rare, and so are three characters of a dense script. */
const ODDS = 0.004;
const ODDS_SHORT = 0.03;
const isShort = (phrase: string) => phrase.length < (/[^\0-\u02ff]/.test(phrase) ? 3 : 8);

/** `mentions(mail, ['清关异常', 'customs hold'])`, where the phrases are known before any mail comes. */
export function soughtByMentions(expression: Expression, texts: TextTable): Sought | undefined {
  if (expression.kind !== 'helper' || expression.name !== 'mentions') return undefined;
  const [where, what] = expression.args;
  const paths = pathsOf(where);
  const phrases = literalPhrases(what);
  if (!paths.length || !phrases) return undefined;
  return {
    places: paths.map((path) => ({
      path,
      keys: phrases.map((phrase) => texts.phrase(path, phrase, isShort(phrase) ? ODDS_SHORT : ODDS)),
    })),
  };
}

function literalPhrases(what: Expression | undefined): readonly string[] | undefined {
  const items = what?.kind === 'array' ? what.items : what ? [what] : [];
  const texts = items.map((item) =>
    item.kind === 'literal' && typeof item.value === 'string' ? item.value : undefined,
  );
  return texts.length && texts.every((text) => text !== undefined) ? texts : undefined;
}
