import { type StepWalk, walk } from '../walk.ts';

export const conditional: StepWalk<'if'> = (step, walker, scope) => {
  const exit = walker.value(step.test, scope) ? 'then' : 'else';
  walker.trace(`${step.id}.${exit}`);
  return walk(step[exit], walker, scope);
};
