import type { UntilStep } from '../../plan/steps/until.ts';
import type { WaitStep } from '../../plan/steps/wait.ts';
import type { UntilAsk } from '../ask.ts';
import type { Scope } from '../scope.ts';
import type { StepWalk } from '../walk.ts';
import type { Walker } from '../walker.ts';

export const until: StepWalk<'until'> = function* (step, walker, scope) {
  scope.bind(step.bind, yield untilAsk(step, walker, scope));
  return undefined;
};

/** The one question behind both `await until(…)` and `if (await until(…))`. */
export function untilAsk(step: UntilStep | WaitStep, walker: Walker, scope: Scope): UntilAsk {
  const deadline = walker.deadline(step.deadline, scope);
  return { kind: 'until', seq: walker.next(), step: step.id, state: walker.state(step.state, scope), deadline };
}
