import type { StepWalk } from '../walk.ts';

// biome-ignore lint/correctness/useYield: a step that never waits is a walk all the same
export const returns: StepWalk<'return'> = function* (step, walker, scope) {
  return { returned: step.value && walker.value(step.value, scope) };
};
