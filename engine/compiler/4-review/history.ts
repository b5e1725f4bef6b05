import { within } from '../../expression/children.ts';
import type { Party, Person } from '../../plan/ruleset.ts';
import type { Step, StepKind, StepOf } from '../../plan/step.ts';
import { Crowd } from './crowd.ts';

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
/** A last look at the mailbox, a look into the directory. */
const NOTIFY = 2 * ACTIVITY;
/** The delivery, and one delivery more by the next channel. */
const TOLD = 2 * ACTIVITY;
/** Ways to a person who has no order of their own. */
const WAYS = 4;
const WAIT = TIMER + SIGNAL + TASK;
/** A wait for a state may end with a last look at the mailbox. */
const UNTIL = WAIT + ACTIVITY;
/** The workflow's start, its first task, the end, what is written down at intake. */
const RUN = 20;

type Cost<K extends StepKind> = (step: StepOf<K>, crowd: Crowd) => number;

const COST: { readonly [K in StepKind]: Cost<K> } = {
  const: () => 0,
  return: () => 0,
  effect: () => ACTIVITY,
  notify: (step, crowd) => NOTIFY + tellingCost(step, crowd.behind(step.who)),
  sleep: () => WAIT,
  until: () => UNTIL,
  if: (step, crowd) => Math.max(costOf(step.then, crowd), costOf(step.else, crowd)),
  wait: (step, crowd) => UNTIL + Math.max(costOf(step.happened, crowd), costOf(step.timedOut, crowd)),
  switch: (step, crowd) =>
    Math.max(costOf(step.default, crowd), ...step.cases.map(({ steps }) => costOf(steps, crowd))),
  each: (step, crowd) => step.max * costOf(step.steps, crowd),
  every: (step, crowd) => step.times * (WAIT + costOf(step.steps, crowd)),
  together: (step, crowd) => step.branches.reduce((sum, branch) => sum + costOf(branch, crowd), 0),
  flow: (step, crowd) => costOf(step.steps, crowd),
  try: (step, crowd) => costOf(step.body, crowd) + costOf(step.catch?.steps ?? [], crowd) + costOf(step.finally, crowd),
};

/** Each person has an alert of their own; where each of their channels has its time, they all may be tried. */
function tellingCost({ what }: StepOf<'notify'>, persons: readonly Person[]): number {
  const passesOn = [...within(what)].some(
    (part) => part.kind === 'object' && part.fields.some(({ name }) => name === 'acknowledgeWithin'),
  );
  const each = ({ channels }: Pick<Person, 'channels'>) =>
    passesOn ? (channels.length ? channels.length + 1 : WAYS) * (ACTIVITY + WAIT) : TOLD;
  return Math.max(
    TOLD,
    persons.reduce((sum, person) => sum + each(person), 0),
  );
}

const costOf = (steps: readonly Step[], crowd: Crowd): number =>
  steps.reduce((sum, step) => sum + (COST[step.kind] as Cost<StepKind>)(step as never, crowd), 0);

/** An upper bound for the history events of one run. */
export const historyBound = (steps: readonly Step[], people: { readonly [id: string]: Party }): number =>
  RUN + costOf(steps, new Crowd(steps, people));
