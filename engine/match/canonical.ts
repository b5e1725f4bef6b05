import type { Expression } from '../plan/expression.ts';

/** The same text for expressions that mean the same by their form, wherever they stand. */
export const canonical = (expression: Expression): string =>
  JSON.stringify(expression, (key, value) => (key === 'span' ? undefined : value));
