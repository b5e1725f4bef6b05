import { z } from 'zod';
import { type Deadline, deadline } from '../deadline.ts';
import { type StepBase, stepBase } from './base.ts';

/** `await sleep('30m');` or `await sleep({ by: instant });` */
export interface SleepStep extends StepBase {
  readonly kind: 'sleep';
  readonly deadline: Deadline;
}

export const sleepStep = z.object({ ...stepBase, kind: z.literal('sleep'), deadline });
