import type { State } from '../../plan/state.ts';
import type { Step } from '../../plan/step.ts';
import type { UntilStep } from '../../plan/steps/until.ts';
import type { WaitStep } from '../../plan/steps/wait.ts';

/** Waits that act on a state whose coming ends the run: what stands on that exit is never reached. */
export function waitsForTheEnd(steps: readonly Step[], end: State): readonly (WaitStep | UntilStep)[] {
  return waitsIn(steps).filter((step) => actsOnIt(step) && brings(step.state, end));
}

/** A wait that only passes the time loses nothing. */
const actsOnIt = (step: WaitStep | UntilStep) =>
  step.kind === 'wait' ? step.happened.length > 0 : step.bind !== undefined;

function waitsIn(value: unknown): readonly (WaitStep | UntilStep)[] {
  if (value === null || typeof value !== 'object') return [];
  const inner = Object.values(value).flatMap(waitsIn);
  return isWait(value) ? [value, ...inner] : inner;
}

const isWait = (value: object): value is WaitStep | UntilStep =>
  'deadline' in value && 'kind' in value && (value.kind === 'wait' || value.kind === 'until');

/** Whether the end holds wherever the state does. */
function brings(state: State, end: State): boolean {
  if (state.kind === 'any') return state.of.every((one) => brings(one, end));
  if (end.kind === 'all') return end.of.every((one) => brings(state, one));
  if (end.kind === 'any') return end.of.some((one) => brings(state, one)) || partBrings(state, end);
  return state.kind === 'all' ? partBrings(state, end) : state.name === end.name && !state.of;
}

const partBrings = (state: State, end: State) => state.kind === 'all' && state.of.some((one) => brings(one, end));
