import type { StepWalk } from '../walk.ts';

// biome-ignore lint/correctness/useYield: a step that never waits is a walk all the same
export const constant: StepWalk<'const'> = function* (step, walker, scope) {
  scope.bind(step.name, walker.value(step.value, scope));
  return undefined;
};
