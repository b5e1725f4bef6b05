import { z } from 'zod';
import { type Expression, expression } from '../expression.ts';
import { type StepBase, stepBase } from './base.ts';

/** `[const bind =] await notify(who, what);`: a wish that the arbiter judges. */
export interface NotifyStep extends StepBase {
  readonly kind: 'notify';
  readonly who: Expression;
  readonly what: Expression;
  readonly bind?: string | undefined;
}

export const notifyStep = z.object({
  ...stepBase,
  kind: z.literal('notify'),
  who: expression,
  what: expression,
  bind: z.string().optional(),
});
