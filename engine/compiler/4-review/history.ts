import type { Step, StepKind, StepOf } from '../../plan/step.ts';

/** The most history events that one run may cause: Temporal warns at 10,240, and several runs can share a workflow's tail. */
export const MAX_HISTORY = 8_000;

/*
 * What each kind of step costs at most, in events of a workflow's history, from what Temporal writes: an ordinary activity
 * is scheduled, started and completed (3), after which the workflow takes a task (3: scheduled, started, completed); a timer
 * is started and fired or cancelled (2); a signal is one event. Retries of an activity leave no events.
 */
const TASK = 3;
const ACTIVITY = 3 + TASK;
const TIMER = 2;
const SIGNAL = 1;
/** A last look at the mailbox, a look into the directory, the delivery, and one delivery more by the next channel. */
const NOTIFY = 4 * ACTIVITY;
const WAIT = TIMER + SIGNAL + TASK;
/** A wait for a state may end with a last look at the mailbox. */
const UNTIL = WAIT + ACTIVITY;
/** The workflow's start, its first task, the end, what is written down at intake. */
const RUN = 20;

type Cost<K extends StepKind> = (step: StepOf<K>) => number;

const COST: { readonly [K in StepKind]: Cost<K> } = {
  const: () => 0,
  return: () => 0,
  effect: () => ACTIVITY,
  notify: () => NOTIFY,
  sleep: () => WAIT,
  until: () => UNTIL,
  if: (step) => Math.max(costOf(step.then), costOf(step.else)),
  wait: (step) => UNTIL + Math.max(costOf(step.happened), costOf(step.timedOut)),
  switch: (step) => Math.max(costOf(step.default), ...step.cases.map(({ steps }) => costOf(steps))),
  each: (step) => step.max * costOf(step.steps),
  every: (step) => step.times * (WAIT + costOf(step.steps)),
  together: (step) => step.branches.reduce((sum, branch) => sum + costOf(branch), 0),
  flow: (step) => costOf(step.steps),
  try: (step) => costOf(step.body) + costOf(step.catch?.steps ?? []) + costOf(step.finally),
};

const costOf = (steps: readonly Step[]): number =>
  steps.reduce((sum, step) => sum + (COST[step.kind] as Cost<StepKind>)(step as never), 0);

/** An upper bound for the history events of one run. */
export const historyBound = (steps: readonly Step[]): number => RUN + costOf(steps);
