import type { Expression } from '../../plan/expression.ts';

/** A name in an expression that nothing in the expression binds, nor a fact: what is known only while a policy runs. */
export function freeName(expression: Expression): string | undefined {
  return free(expression, []);
}

function free(value: unknown, bound: readonly string[]): string | undefined {
  if (Array.isArray(value)) {
    for (const item of value) {
      const found = free(item, bound);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (value === null || typeof value !== 'object') return undefined;
  const node = value as Expression;
  if (node.kind === 'name') return bound.includes(node.name) ? undefined : node.name;
  if (node.kind === 'arrow') return free(node.body, [...bound, ...node.params]);
  return free(Object.values(value), bound);
}

/** Whether two expressions say the same, wherever they stand. */
export const sameExpression = (a: Expression, b: Expression): boolean => withoutSpans(a) === withoutSpans(b);

const withoutSpans = (expression: Expression) =>
  JSON.stringify(expression, (key, value) => (key === 'span' ? undefined : value));
