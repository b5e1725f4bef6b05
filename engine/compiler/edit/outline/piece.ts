import type { Node } from '@babel/types';
import { spanOfNode } from '../../2-link/declare.ts';
import type { Piece } from './outline.ts';
import { fieldsOf, saidBy } from './said.ts';

/** An expression with what can be opened in it. */
export function pieceOf(node: Node, text: string): Piece {
  const span = spanOfNode(node);
  const base = { span, text: text.slice(...span), said: saidBy(node, text) };
  const literal = literalOf(node);
  if (literal !== undefined) return { ...base, literal };
  if (node.type === 'ObjectExpression') {
    const fields = fieldsOf(node).map(([name, value]) => [name, pieceOf(value, text)]);
    return { ...base, fields: Object.fromEntries(fields) };
  }
  if (node.type === 'ArrayExpression')
    return { ...base, items: node.elements.flatMap((item) => (item ? [pieceOf(item, text)] : [])) };
  return base;
}

/** The value of a literal; a minus before a number belongs to it. */
export function literalOf(node: Node): string | number | boolean | undefined {
  if (node.type === 'StringLiteral' || node.type === 'NumericLiteral' || node.type === 'BooleanLiteral')
    return node.value;
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined;
  const minus = node.type === 'UnaryExpression' && node.operator === '-' ? literalOf(node.argument) : undefined;
  return typeof minus === 'number' ? -minus : undefined;
}
