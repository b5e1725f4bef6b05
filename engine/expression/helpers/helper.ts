import type { Expression, Of } from '../../plan/expression.ts';
import type { Environment, Result } from '../environment.ts';

/** What a helper may ask while it is evaluated. */
export interface Surroundings {
  readonly env: Environment;
  ask(expression: Expression): Result;
  /** Counts work, in characters looked at. Throws LimitError when it is too much. */
  spend(work: number): void;
}

export type Helper = (call: Of<'helper'>, surroundings: Surroundings) => Result;
