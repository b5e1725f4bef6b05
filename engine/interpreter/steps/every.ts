import { Scope } from '../scope.ts';
import { type StepWalk, walk } from '../walk.ts';

export const every: StepWalk<'every'> = function* (step, walker, scope) {
  for (let n = 1; n <= step.times; n++) {
    const deadline = walker.deadline({ within: step.interval }, scope);
    yield { kind: 'sleep', label: 'every', seq: walker.next(), step: step.id, deadline };
    const pass = new Scope(scope, [...scope.turns, n]);
    pass.bind(step.name, n);
    const completion = yield* walk(step.steps, walker, pass);
    if (completion) return completion;
  }
  return undefined;
};
