import { z } from 'zod';
import { type Expression, expression } from '../expression.ts';
import type { Step } from '../step.ts';
import { type StepBase, stepBase } from './base.ts';
import { steps } from './nested.ts';

/** `switch` on literals. Each case ends by itself (`break` or `return`): the compiler refuses to fall through. */
export interface SwitchStep extends StepBase {
  readonly kind: 'switch';
  readonly on: Expression;
  readonly cases: readonly {
    readonly values: readonly (string | number | boolean | null)[];
    readonly steps: readonly Step[];
  }[];
  readonly default: readonly Step[];
}

export const switchStep = z.object({
  ...stepBase,
  kind: z.literal('switch'),
  on: expression,
  cases: z.array(z.object({ values: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])), steps })),
  default: steps,
});
