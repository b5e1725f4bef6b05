import type { Step, StepKind, StepOf } from '../plan/step.ts';
import type { Completion, Walk } from './ask.ts';
import { Scope } from './scope.ts';
import { constant } from './steps/const.ts';
import { each } from './steps/each.ts';
import { effect } from './steps/effect.ts';
import { every } from './steps/every.ts';
import { flow } from './steps/flow.ts';
import { conditional } from './steps/if.ts';
import { notify } from './steps/notify.ts';
import { returns } from './steps/return.ts';
import { sleep } from './steps/sleep.ts';
import { switches } from './steps/switch.ts';
import { together } from './steps/together.ts';
import { attempt } from './steps/try.ts';
import { until } from './steps/until.ts';
import { wait } from './steps/wait.ts';
import type { Walker } from './walker.ts';

/** What one kind of step does: a generator that yields what it waits for. */
export type StepWalk<K extends StepKind> = (step: StepOf<K>, walker: Walker, scope: Scope) => Walk;

const WALKS: { readonly [K in StepKind]: StepWalk<K> } = {
  const: constant,
  each,
  effect,
  every,
  flow,
  if: conditional,
  notify,
  return: returns,
  sleep,
  switch: switches,
  together,
  try: attempt,
  until,
  wait,
};

/** Walks a block in a scope of its own, until its end or a `return`. */
export function* walk(steps: readonly Step[], walker: Walker, around: Scope, turns?: readonly number[]): Walk {
  const scope = new Scope(around, turns);
  for (const step of steps) {
    const completion: Completion = yield* walkStep(step, walker, scope);
    if (completion) return completion;
  }
  return undefined;
}

/** The table is keyed by the step's own kind, which the type system cannot follow through the union. */
function walkStep(step: Step, walker: Walker, scope: Scope): Walk {
  walker.trace(step.id);
  return (WALKS[step.kind] as StepWalk<StepKind>)(step as never, walker, scope);
}
