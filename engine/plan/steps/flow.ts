import { z } from 'zod';
import { type Expression, expression } from '../expression.ts';
import type { Step } from '../step.ts';
import { type StepBase, stepBase } from './base.ts';
import { steps } from './nested.ts';

/**
 * `[const bind =] await someFlow(args…);`: the body of a reusable flow, inlined where it is called. Its parameters are
 * bound in a scope of its own, and `return` ends the flow, not the policy.
 */
export interface FlowStep extends StepBase {
  readonly kind: 'flow';
  /** The flow's name as it is called. */
  readonly flow: string;
  readonly params: readonly { readonly name: string; readonly value: Expression }[];
  readonly steps: readonly Step[];
  readonly bind?: string | undefined;
}

export const flowStep = z.object({
  ...stepBase,
  kind: z.literal('flow'),
  flow: z.string(),
  params: z.array(z.object({ name: z.string(), value: expression })),
  steps,
  bind: z.string().optional(),
});
