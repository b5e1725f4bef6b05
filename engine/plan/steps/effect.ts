import { z } from 'zod';
import { type Expression, expression } from '../expression.ts';
import { type StepBase, stepBase } from './base.ts';

/** `[const bind =] await effect(args…);` for every effect of the catalogue but `notify`, which the arbiter judges. */
export interface EffectStep extends StepBase {
  readonly kind: 'effect';
  /** The effect's name in the catalogue: `createTask`. */
  readonly effect: string;
  readonly args: readonly Expression[];
  readonly bind?: string | undefined;
}

export const effectStep = z.object({
  ...stepBase,
  kind: z.literal('effect'),
  effect: z.string(),
  args: z.array(expression),
  bind: z.string().optional(),
});
