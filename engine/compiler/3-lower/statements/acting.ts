import type { ExpressionStatement } from '@babel/types';
import { idle } from '../../diagnostics/grammar.ts';
import type { Outcome } from '../block.ts';
import { type Context, report } from '../context.ts';
import { lower } from '../expressions/lower.ts';
import { awaited } from './awaited.ts';

/** `await …;`: everything else that stands as a statement of its own does nothing, and is refused. */
export function acting(node: ExpressionStatement, id: (index: number) => string, cx: Context): Outcome {
  const { expression } = node;
  if (expression.type !== 'AwaitExpression') {
    const { type } = lower(expression, cx);
    if (type.type !== 'unknown') report(cx, node, idle, {});
    return { steps: [], ends: false, shown: cx.shown };
  }
  const { step } = awaited(expression.argument, { at: node, id: id(0) }, cx);
  return { steps: step ? [step] : [], ends: false, shown: cx.shown };
}
