import type { StepWalk } from '../walk.ts';

export const effect: StepWalk<'effect'> = function* (step, walker, scope) {
  const args = step.args.map((arg) => walker.value(arg, scope));
  scope.bind(step.bind, yield { kind: 'perform', seq: walker.next(), step: step.id, effect: step.effect, args });
  return undefined;
};
