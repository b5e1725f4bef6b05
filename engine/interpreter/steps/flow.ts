import { Scope } from '../scope.ts';
import { type StepWalk, walk } from '../walk.ts';

/** The body sees its parameters and nothing of the caller's names. */
export const flow: StepWalk<'flow'> = function* (step, walker, scope) {
  const own = new Scope(undefined, scope.turns);
  for (const { name, value } of step.params) own.bind(name, walker.value(value, scope));
  const completion = yield* walk(step.steps, walker, own);
  scope.bind(step.bind, completion?.returned);
  return undefined;
};
