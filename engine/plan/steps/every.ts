import { z } from 'zod';
import { type Expression, expression } from '../expression.ts';
import type { Step } from '../step.ts';
import { type StepBase, stepBase } from './base.ts';
import { steps } from './nested.ts';

/**
 * `for await (const name of every('30m', { times: 3 })) …`: waits first, then runs the body; the next interval starts
 * when the body is done. The variable counts from 1. Each pass is a new turn for the arbiter.
 */
export interface EveryStep extends StepBase {
  readonly kind: 'every';
  readonly name: string;
  readonly interval: Expression;
  readonly times: number;
  readonly steps: readonly Step[];
}

export const everyStep = z.object({
  ...stepBase,
  kind: z.literal('every'),
  name: z.string(),
  interval: expression,
  times: z.number().int().positive(),
  steps,
});
