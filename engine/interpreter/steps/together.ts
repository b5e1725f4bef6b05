import { type StepWalk, walk } from '../walk.ts';

export const together: StepWalk<'together'> = function* (step, walker, scope) {
  const arms = step.branches.map((steps) => (branch: string) => walk(steps, walker.arm(branch), scope));
  yield { kind: 'together', seq: walker.next(), step: step.id, arms };
  return undefined;
};
