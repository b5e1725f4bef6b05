import { z } from 'zod';
import type { Step } from '../step.ts';
import { type StepBase, stepBase } from './base.ts';
import { steps } from './nested.ts';

/**
 * `await together(async () => {…}, async () => {…});`: all branches at once, waits for all of them, then throws the
 * first error in the order of the source. `return` inside a branch ends that branch.
 */
export interface TogetherStep extends StepBase {
  readonly kind: 'together';
  readonly branches: readonly (readonly Step[])[];
}

export const togetherStep = z.object({ ...stepBase, kind: z.literal('together'), branches: z.array(steps).min(1) });
