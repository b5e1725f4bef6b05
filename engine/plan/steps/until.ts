import { z } from 'zod';
import { type Deadline, deadline } from '../deadline.ts';
import { type State, state } from '../state.ts';
import { type StepBase, stepBase } from './base.ts';

/** `[const bind =] await until(state, deadline);`: true when the state came to hold in time, false at the deadline. */
export interface UntilStep extends StepBase {
  readonly kind: 'until';
  readonly state: State;
  readonly deadline: Deadline;
  readonly bind?: string | undefined;
}

export const untilStep = z.object({
  ...stepBase,
  kind: z.literal('until'),
  state,
  deadline,
  bind: z.string().optional(),
});
