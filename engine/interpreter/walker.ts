import { type Environment, value } from '../expression/evaluate.ts';
import type { Deadline } from '../plan/deadline.ts';
import { parseDuration } from '../plan/duration.ts';
import type { Expression, Value } from '../plan/expression.ts';
import type { State } from '../plan/state.ts';
import type { AwaitedState } from './ask.ts';
import type { RunStart } from './host.ts';
import type { Scope } from './scope.ts';

/** One branch as its steps see it: the run that it belongs to, its clock, and the count of its operations. */
export class Walker {
  readonly run: RunStart;
  readonly branch: string;
  readonly #now: () => number;
  readonly #lists: Lists;
  /** Tells which step or exit is taken, by id. */
  readonly trace: (step: string) => void;
  #seq = 0;

  /** @param now logical time in epoch milliseconds */
  constructor(run: RunStart, branch: string, now: () => number, trace: (step: string) => void, lists = listsOf(run)) {
    this.run = run;
    this.branch = branch;
    this.trace = trace;
    this.#now = now;
    this.#lists = lists;
  }

  /** The same run in another branch. */
  arm(branch: string): Walker {
    return new Walker(this.run, branch, this.#now, this.trace, this.#lists);
  }

  /** The number of the next awaited operation. */
  next(): number {
    return ++this.#seq;
  }

  value(expression: Expression, scope: Scope): Value {
    return value(expression, this.#environment(scope));
  }

  /** Epoch milliseconds at which a deadline falls that is set now. A text that is no time at all falls now. */
  deadline(deadline: Deadline, scope: Scope): number {
    if ('within' in deadline) return this.#now() + (parseDuration(String(this.value(deadline.within, scope))) ?? 0);
    const instant = Date.parse(String(this.value(deadline.by, scope)));
    return Number.isNaN(instant) ? this.#now() : instant;
  }

  state(state: State, scope: Scope): AwaitedState {
    if (state.kind !== 'state') return { kind: state.kind, of: state.of.map((inner) => this.state(inner, scope)) };
    return { kind: 'state', name: state.name, of: state.of && handleOf(this.value(state.of, scope)) };
  }

  #environment(scope: Scope): Environment {
    const { facts, derived } = this.run;
    return {
      fact: (path) => facts[path],
      derived: (index) => derived[index],
      name: (name) => scope.get(name),
      has: (list, member) => this.#lists.get(list)?.has(member) ?? false,
      count: () => {
        throw new Error('counters are asked at intake, not during a run');
      },
    };
  }
}

type Lists = ReadonlyMap<string, ReadonlySet<string>>;

const listsOf = (run: RunStart): Lists =>
  new Map(Object.entries(run.lists).map(([name, values]) => [name, new Set(values)]));

/** A handle is named by its id; what is no handle (a task that was never made) is awaited in vain. */
const handleOf = (handle: Value) =>
  handle !== null && typeof handle === 'object' && 'id' in handle ? String((handle as { id: Value }).id) : '';
