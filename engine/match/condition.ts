import { UNKNOWN } from '../expression/environment.ts';
import type { Expression } from '../plan/expression.ts';

export type Verdict = boolean | typeof UNKNOWN;

/** A condition taken apart at its connectives. What is not taken apart is a leaf, shared by all conditions that have the same. */
export type Condition =
  | { readonly kind: 'leaf'; readonly leaf: number }
  | { readonly kind: 'not'; readonly of: Condition }
  /** `&&` where `decisive` is false, `||` where it is true. */
  | { readonly kind: 'both'; readonly decisive: boolean; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'choose'; readonly test: Condition; readonly then: Condition; readonly else: Condition };

export function conditionOf(expression: Expression, leaf: (expression: Expression) => number): Condition {
  const inner = (of: Expression) => conditionOf(of, leaf);
  if (expression.kind === 'unary' && expression.op === '!') return { kind: 'not', of: inner(expression.of) };
  if (expression.kind === 'logical' && expression.op !== '??') {
    const { op, left, right } = expression;
    return { kind: 'both', decisive: op === '||', left: inner(left), right: inner(right) };
  }
  if (expression.kind === 'choose') {
    const { test, then, else: otherwise } = expression;
    return { kind: 'choose', test: inner(test), then: inner(then), else: inner(otherwise) };
  }
  return { kind: 'leaf', leaf: leaf(expression) };
}

/** What a condition comes to, in Kleene's logic, as `expression/evaluate.ts` has it. */
export function verdictOf(condition: Condition, ask: (leaf: number) => Verdict): Verdict {
  switch (condition.kind) {
    case 'leaf':
      return ask(condition.leaf);
    case 'not': {
      const answer = verdictOf(condition.of, ask);
      return answer === UNKNOWN ? UNKNOWN : !answer;
    }
    case 'both': {
      const left = verdictOf(condition.left, ask);
      if (left === condition.decisive) return left;
      const right = verdictOf(condition.right, ask);
      return left === UNKNOWN && right !== condition.decisive ? UNKNOWN : right;
    }
    case 'choose': {
      const answer = verdictOf(condition.test, ask);
      if (answer !== UNKNOWN) return verdictOf(answer ? condition.then : condition.else, ask);
      const then = verdictOf(condition.then, ask);
      return then === verdictOf(condition.else, ask) ? then : UNKNOWN;
    }
  }
}
