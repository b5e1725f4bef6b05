import { parseExpression } from '../../../engine/compiler/1-parse/snippet.ts';
import type { Piece } from '../../../engine/compiler/edit/outline/outline.ts';
import { pieceOf } from '../../../engine/compiler/edit/outline/piece.ts';

/** A call by its text: `team('sales', { lead: wu })`. Undefined: it is none of a plain name. */
export function callOf(text: string): { readonly name: string; readonly args: readonly Piece[] } | undefined {
  const parsed = parseExpression(text);
  if ('detail' in parsed || parsed.node.type !== 'CallExpression') return undefined;
  const { callee, arguments: given } = parsed.node;
  if (callee.type !== 'Identifier') return undefined;
  return { name: callee.name, args: given.map((one) => pieceOf(one, text)) };
}
