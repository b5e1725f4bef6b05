import { z } from 'zod';
import { type Deadline, deadline } from '../deadline.ts';
import { type State, state } from '../state.ts';
import type { Step } from '../step.ts';
import { type StepBase, stepBase } from './base.ts';
import { steps } from './nested.ts';

/** `if (await until(…)) … else …`: one step with two exits. With `!` in front the compiler swaps the two lists. */
export interface WaitStep extends StepBase {
  readonly kind: 'wait';
  readonly state: State;
  readonly deadline: Deadline;
  readonly happened: readonly Step[];
  readonly timedOut: readonly Step[];
}

export const waitStep = z.object({
  ...stepBase,
  kind: z.literal('wait'),
  state,
  deadline,
  happened: steps,
  timedOut: steps,
});
