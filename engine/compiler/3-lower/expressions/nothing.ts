import type { BinaryExpression } from '@babel/types';
import type { Text } from '../../../catalogue/words.ts';
import type { Expression } from '../../../plan/expression.ts';
import type { Typed } from '../context.ts';

export const NO_WORDS: Text = { en: 'without words it never holds', zh: '没有词语，永不成立' };
const EMPTY_TEXT: Text = {
  en: 'an empty text is part of every text, so it always holds',
  zh: '任何文字都包含空文字，因此总是成立',
};
const FIXED: Text = { en: 'both sides are fixed', zh: '两边都是固定的值' };

const isBlank = (expression: Expression) =>
  expression.kind === 'literal' && typeof expression.value === 'string' && expression.value.trim() === '';

/** Phrases of which none can be found. */
export const saysNothing = (phrases: Expression): boolean =>
  phrases.kind === 'array' ? phrases.items.every(isBlank) : isBlank(phrases);

const PARTS = new Set(['includes', 'startsWith', 'endsWith']);

/** Why a method asks for nothing. */
export const emptyPart = (method: string, args: readonly Pick<Typed, 'expression'>[]): Text | undefined =>
  PARTS.has(method) && args[0]?.expression.kind === 'literal' && args[0].expression.value === ''
    ? EMPTY_TEXT
    : undefined;

/** What next to every mail has. */
const HARDLY_EMPTY = /^mail\.(?:.+\.)?(?:domain|address|mailbox)$/;

/** Why a comparison of two sides says nothing. What a helper or a flow is given is fixed only where it is called. */
export function comparedWithNothing(
  node: Pick<BinaryExpression, 'left' | 'right' | 'operator'>,
  left: Expression,
  right: Expression,
): Text | undefined {
  if ([node.left, node.right].every(({ type }) => type === 'StringLiteral' || type === 'NumericLiteral')) return FIXED;
  const [fact, value] = left.kind === 'fact' ? [left, right] : [right, left];
  if (fact.kind !== 'fact' || !HARDLY_EMPTY.test(fact.path) || value.kind !== 'literal' || value.value !== '')
    return undefined;
  return {
    en: `\`${fact.path}\` is empty in hardly any mail`,
    zh: `几乎没有邮件的 \`${fact.path}\` 为空`,
  };
}
