import { z } from 'zod';
import { type Expression, expression } from '../expression.ts';
import type { Step } from '../step.ts';
import { type StepBase, stepBase } from './base.ts';
import { steps } from './nested.ts';

/** `if (test) … else …` on a pure test. */
export interface IfStep extends StepBase {
  readonly kind: 'if';
  readonly test: Expression;
  readonly then: readonly Step[];
  readonly else: readonly Step[];
}

export const ifStep = z.object({ ...stepBase, kind: z.literal('if'), test: expression, then: steps, else: steps });
