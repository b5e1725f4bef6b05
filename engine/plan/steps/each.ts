import { z } from 'zod';
import { type Expression, expression } from '../expression.ts';
import type { Step } from '../step.ts';
import { type StepBase, stepBase } from './base.ts';
import { steps } from './nested.ts';

/** `for (const name of list) …`, one after the other, at most `max` of them: what is beyond is not walked, and logged. */
export interface EachStep extends StepBase {
  readonly kind: 'each';
  readonly name: string;
  readonly in: Expression;
  readonly max: number;
  readonly steps: readonly Step[];
}

export const eachStep = z.object({
  ...stepBase,
  kind: z.literal('each'),
  name: z.string(),
  in: expression,
  max: z.number().int().positive(),
  steps,
});
