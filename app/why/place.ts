import type { Plan } from '../../engine/plan/plan.ts';
import type { Ruleset } from '../../engine/plan/ruleset.ts';
import type { Step, StepOf } from '../../engine/plan/step.ts';
import { blocksOf } from '../../engine/simulator/coverage.ts';
import type { Place } from './answer.ts';

/** Where a step of a plan stands, by its id. */
export function placeOf(id: string, plan: Plan, { lines = {} }: Ruleset): Place | undefined {
  const found = find(id, plan.steps, undefined);
  if (!found) return undefined;
  const { step, flow } = found;
  const at = (one: Step): Place => {
    const file = one.file ?? plan.source.file;
    const line = lines[file]?.findLastIndex((start) => start <= one.span[0]);
    return { file, ...(line !== undefined && { line: line + 1 }) };
  };
  return flow ? { ...at(step), calledAt: at(flow) } : at(step);
}

interface Found {
  readonly step: Step;
  /** The outermost call of a flow around it: that one stands in the policy itself. */
  readonly flow: StepOf<'flow'> | undefined;
}

function find(id: string, steps: readonly Step[], flow: Found['flow']): Found | undefined {
  for (const step of steps) {
    if (step.id === id) return { step, flow };
    const within = flow ?? (step.kind === 'flow' ? step : undefined);
    for (const block of blocksOf(step)) {
      const found = find(id, block, within);
      if (found) return found;
    }
  }
  return undefined;
}
