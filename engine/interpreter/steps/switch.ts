import { type StepWalk, walk } from '../walk.ts';

export const switches: StepWalk<'switch'> = (step, walker, scope) => {
  const on = walker.value(step.on, scope);
  const chosen = step.cases.findIndex(({ values }) => values.some((literal) => literal === on));
  walker.trace(`${step.id}.${chosen < 0 ? 'default' : chosen}`);
  return walk(step.cases[chosen]?.steps ?? step.default, walker, scope);
};
