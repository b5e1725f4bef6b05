import type { Block, Outline, OutlineStep } from '../../engine/compiler/edit/outline/outline.ts';
import type { Span } from '../../engine/plan/span.ts';

/** What is selected, in all views at once. */
export interface Selection {
  /**
   * Ids of the outline's steps, the one that leads first; `start` for what begins the policy (trigger and condition), `endsWhen` for what ends it. Empty:
   * nothing that the flow shows.
   */
  readonly steps: readonly string[];
  /** In the text: the caret, or what is marked. */
  readonly span: Span;
}

export const NOTHING: Selection = { steps: [], span: [0, 0] };

/** Every step of the policy and of the flows in its file, each before those inside of it. */
export function* stepsOf(outline: Outline): Generator<OutlineStep> {
  if (outline.body) yield* stepsIn(outline.body);
  for (const { body } of outline.flows) yield* stepsIn(body);
}

function* stepsIn(block: Block): Generator<OutlineStep> {
  for (const step of block.steps) {
    yield step;
    for (const exit of step.exits) yield* stepsIn(exit.block);
  }
}

export function stepNamed(outline: Outline, id: string): OutlineStep | undefined {
  for (const step of stepsOf(outline)) if (step.id === id) return step;
  return undefined;
}

/** Where a step stands in the text, or `start` and `endsWhen`. */
export function spanOf(outline: Outline, id: string): Span | undefined {
  if (id === 'start') return (outline.settings.when ?? outline.settings.on)?.whole;
  if (id === 'endsWhen') return outline.settings.endsWhen?.whole;
  return stepNamed(outline, id)?.span;
}

const holds = ([start, end]: Span, place: number) => start <= place && place <= end;

/** The innermost step at a place of the text, its comment included. */
export function stepAt(outline: Outline, place: number): string | undefined {
  let found: OutlineStep | undefined;
  for (const step of stepsOf(outline)) if (holds(step.whole, place)) found = step;
  if (found) return found.id;
  const { on, when, priority, endsWhen } = outline.settings;
  if ([on, when, priority].some((setting) => setting && holds(setting.whole, place))) return 'start';
  return endsWhen && holds(endsWhen.whole, place) ? 'endsWhen' : undefined;
}
