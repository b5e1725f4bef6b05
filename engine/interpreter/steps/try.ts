import type { TryStep } from '../../plan/steps/try.ts';
import type { Completion, Walk } from '../ask.ts';
import { Scope } from '../scope.ts';
import { Thrown } from '../thrown.ts';
import { type StepWalk, walk } from '../walk.ts';
import type { Walker } from '../walker.ts';

/** A run that ends while it waits in here is dropped as it is: the generator is never resumed, so nothing below runs. */
export const attempt: StepWalk<'try'> = function* (step, walker, scope) {
  let completion: Completion;
  try {
    completion = yield* guarded(step, walker, scope);
  } catch (error) {
    yield* walk(step.finally, walker, scope);
    throw error;
  }
  yield* walk(step.finally, walker, scope);
  return completion;
};

function* guarded(step: TryStep, walker: Walker, scope: Scope): Walk {
  try {
    return yield* walk(step.body, walker, scope);
  } catch (error) {
    if (!step.catch || !(error instanceof Thrown)) throw error;
    walker.trace(`${step.id}.catch`);
    const caught = new Scope(scope);
    caught.bind(step.catch.name, { ...error.failure });
    return yield* walk(step.catch.steps, walker, caught);
  }
}
