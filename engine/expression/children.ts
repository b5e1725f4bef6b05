import type { Expression } from '../plan/expression.ts';

/** The expressions that stand directly in another. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'template':
      return expression.parts.filter((part) => typeof part !== 'string');
    case 'property':
    case 'unary':
      return [expression.of];
    case 'index':
      return [expression.of, expression.at];
    case 'binary':
    case 'logical':
      return [expression.left, expression.right];
    case 'choose':
      return [expression.test, expression.then, expression.else];
    case 'array':
      return expression.items;
    case 'object':
      return expression.fields.map(({ value }) => value);
    case 'method':
      return [expression.of, ...expression.args];
    case 'arrow':
      return [expression.body];
    case 'helper':
      return expression.args;
    case 'member':
      return [expression.value];
    default:
      return [];
  }
}

/** The expression and everything in it, from the outside in. */
export function* within(expression: Expression): Generator<Expression, void> {
  yield expression;
  for (const child of childrenOf(expression)) yield* within(child);
}
