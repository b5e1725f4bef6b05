import { type StepWalk, walk } from '../walk.ts';
import { untilAsk } from './until.ts';

export const wait: StepWalk<'wait'> = function* (step, walker, scope) {
  const exit = (yield untilAsk(step, walker, scope)) ? 'happened' : 'timedOut';
  walker.trace(`${step.id}.${exit}`);
  return yield* walk(step[exit], walker, scope);
};
