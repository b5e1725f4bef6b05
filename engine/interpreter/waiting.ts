import { labelOf } from './ask.ts';
import { deadlineOf } from './moments.ts';
import type { Branch } from './run.ts';

/** What a branch waits for now, for people to see. Times are epoch milliseconds. */
export interface Waiting {
  readonly policy: string;
  readonly branch: string;
  readonly step: string | undefined;
  readonly for: string;
  readonly until: number | undefined;
}

export const waitingOf = ({ run, name, ask }: Branch): Waiting => ({
  policy: run.start.plan.id,
  branch: name,
  step: ask && 'step' in ask ? ask.step : undefined,
  for: !ask ? '' : ask.kind === 'until' ? labelOf(ask.state) : ask.kind === 'sleep' ? ask.label : ask.kind,
  until: deadlineOf(ask),
});
