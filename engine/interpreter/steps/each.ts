import { Scope } from '../scope.ts';
import { type StepWalk, walk } from '../walk.ts';

export const each: StepWalk<'each'> = function* (step, walker, scope) {
  const list = walker.value(step.in, scope);
  if (!Array.isArray(list)) return undefined;
  for (const item of list.slice(0, step.max)) {
    const pass = new Scope(scope);
    pass.bind(step.name, item);
    const completion = yield* walk(step.steps, walker, pass);
    if (completion) return completion;
  }
  return undefined;
};
