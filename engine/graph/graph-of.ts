import type { Outline } from '../compiler/edit/outline/outline.ts';
import type { Plan } from '../plan/plan.ts';
import { draw } from './draw.ts';
import type { Graph } from './graph.ts';
import { sketchOfFlow, sketchOfPolicy } from './read.ts';
import { withAnswers } from './with-answers.ts';
import { expressionText, stateText } from './words.ts';

/** Nodes and edges of a policy that compiled, in the order of its text. */
export function graphOf(plan: Plan): Graph {
  const begin = plan.when ? expressionText(plan.when) : 'always';
  const ends = plan.endsWhen;
  return draw({
    begin: `${plan.on}: ${begin}`,
    beginSpan: plan.when?.span ?? [0, 0],
    steps: withAnswers(plan.steps, plan.derived),
    ...(ends && { ends: { label: endsAsSoonAs(stateText(ends)), span: ends.span } }),
  });
}

/**
 * The same of a policy as its text says it, whether it compiles or not. Flows are not opened: {@link graphOfFlow} draws one that stands in the same file.
 * Arrows say where a step is inserted that is put on them.
 */
export function graphOfOutline(outline: Outline): Graph {
  const { ends, ...sketch } = sketchOfPolicy(outline);
  return draw({ ...sketch, ...(ends && { ends: { ...ends, label: endsAsSoonAs(ends.label) } }) });
}

/** A flow of the file; undefined where there is none of that name. */
export function graphOfFlow(outline: Outline, name: string): Graph | undefined {
  const flow = outline.flows.find((one) => one.name === name);
  return flow && draw(sketchOfFlow(flow));
}

const endsAsSoonAs = (state: string) => `ends as soon as ${state}`;
