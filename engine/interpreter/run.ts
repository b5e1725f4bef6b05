import type { Inhibitor } from '../arbiter/alert.ts';
import { comparePaths, TRUNK } from '../plan/branch.ts';
import type { Value } from '../plan/expression.ts';
import type { Failure } from '../plan/steps/try.ts';
import type { Ask, AwaitedState, LookAsk, Walk } from './ask.ts';
import type { EventStart, RunStart } from './host.ts';
import { Scope } from './scope.ts';
import { walk } from './walk.ts';
import { Walker } from './walker.ts';

/** One policy at work on one event. */
export interface Run {
  readonly start: RunStart;
  readonly endsWhen: AwaitedState | undefined;
  /** Branches that still walk. Empty: the run is over. */
  readonly branches: Set<Branch>;
}

/** A walk that waits for something, or is about to go on. */
export interface Branch {
  readonly run: Run;
  readonly name: string;
  readonly walk: Walk;
  readonly parent?: Join | undefined;
  /** What it waits for; undefined while it is about to go on. */
  ask: Ask | LookAsk | undefined;
  /** The logical instant of its latest look at the mailbox. */
  lookedAt?: number | undefined;
}

/** A `together` that waits for its arms. */
export interface Join {
  readonly branch: Branch;
  readonly arm: number;
  readonly pending: Set<number>;
  readonly failures: Map<number, Failure>;
}

/** How a branch goes on: with a value, or with a failure thrown into it. */
export type Resume = { readonly value: Value } | { readonly failure: Failure };

/** @param trace is told each step and exit by id, for coverage */
export function runOf(start: RunStart, now: () => number, trace: (step: string) => void): Run {
  const walker = new Walker(start, TRUNK, now, trace);
  const { endsWhen, steps } = start.plan;
  const run: Run = { start, endsWhen: endsWhen && walker.state(endsWhen, new Scope()), branches: new Set() };
  run.branches.add({ run, name: TRUNK, walk: walk(steps, walker, new Scope()), ask: undefined });
  return run;
}

/** The order in which branches run on: by policy, then by their place in it. */
export function inOrder(a: Branch, b: Branch): number {
  const [left, right] = [a.run.start.plan.id, b.run.start.plan.id];
  return left < right ? -1 : left > right ? 1 : comparePaths(a.name, b.name);
}

/** What a run keeps quiet on its own event while it is at work. */
export function inhibitorOf({ start: { plan }, branches }: Run, event: EventStart): Inhibitor[] {
  if (!plan.inhibits || !branches.size) return [];
  return [{ event: event.id, policy: plan.id, quiets: plan.inhibits.policies }];
}
