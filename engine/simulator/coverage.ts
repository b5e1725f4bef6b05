import type { Plan } from '../plan/plan.ts';
import type { Step } from '../plan/step.ts';

/** How much of a policy its cases have walked. `missed` names steps and exits by id, with the place in the file. */
export interface Coverage {
  readonly policy: string;
  readonly taken: number;
  readonly all: number;
  readonly missed: readonly { readonly id: string; readonly offset: number }[];
}

/** Steps and exits: both ways out of a wait or an `if`, every case of a `switch`, every `catch`. */
export function coverageOf(plan: Plan, taken: ReadonlySet<string>): Coverage {
  const points = plan.steps.flatMap(pointsOf);
  const missed = points.filter(({ id }) => !taken.has(id));
  return { policy: plan.id, taken: points.length - missed.length, all: points.length, missed };
}

interface Point {
  readonly id: string;
  readonly offset: number;
}

function pointsOf(step: Step): Point[] {
  const exits = exitsOf(step).map((exit) => ({ id: `${step.id}.${exit}`, offset: step.span[0] }));
  return [{ id: step.id, offset: step.span[0] }, ...exits, ...blocksOf(step).flat().flatMap(pointsOf)];
}

function exitsOf(step: Step): readonly (string | number)[] {
  if (step.kind === 'if') return ['then', 'else'];
  if (step.kind === 'wait') return ['happened', 'timedOut'];
  if (step.kind === 'switch') return [...step.cases.keys(), 'default'];
  return step.kind === 'try' && step.catch ? ['catch'] : [];
}

/** The lists of steps inside a step. */
export function blocksOf(step: Step): readonly (readonly Step[])[] {
  switch (step.kind) {
    case 'if':
      return [step.then, step.else];
    case 'wait':
      return [step.happened, step.timedOut];
    case 'switch':
      return [...step.cases.map(({ steps }) => steps), step.default];
    case 'try':
      return [step.body, step.catch?.steps ?? [], step.finally];
    case 'together':
      return step.branches;
    case 'each':
    case 'every':
    case 'flow':
      return [step.steps];
    default:
      return [];
  }
}
