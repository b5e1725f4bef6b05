import { z } from 'zod';
import { type Expression, expression } from '../expression.ts';
import { type StepBase, stepBase } from './base.ts';

/** `return;` in a policy or a branch, `return value;` in a flow. */
export interface ReturnStep extends StepBase {
  readonly kind: 'return';
  readonly value?: Expression | undefined;
}

export const returnStep = z.object({ ...stepBase, kind: z.literal('return'), value: expression.optional() });
