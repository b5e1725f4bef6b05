import type { StepWalk } from '../walk.ts';

export const sleep: StepWalk<'sleep'> = function* (step, walker, scope) {
  const deadline = walker.deadline(step.deadline, scope);
  yield { kind: 'sleep', label: 'sleep', seq: walker.next(), step: step.id, deadline };
  return undefined;
};
