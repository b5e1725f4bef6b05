import type { Wish } from '../arbiter/wish.ts';
import type { Value } from '../plan/expression.ts';

/** What a branch waits for. The scheduler resumes the branch with the answer, or throws a failure into it. */
export type Ask =
  | PerformAsk
  | NotifyAsk
  | UntilAsk
  | {
      readonly kind: 'sleep';
      readonly seq: number;
      readonly step: string;
      readonly label: 'sleep' | 'every';
      readonly deadline: number;
    }
  | TogetherAsk;

export interface NotifyAsk {
  readonly kind: 'notify';
  readonly seq: number;
  readonly wish: Wish;
}

/** A last look at the mailbox before something is taken for not having happened. The scheduler's own: no step asks it. */
export interface LookAsk {
  readonly kind: 'look';
  readonly seq: number;
  /** The key of the command. */
  readonly key: string;
  /** What is decided by it. */
  readonly before: UntilAsk | NotifyAsk;
}

export interface PerformAsk {
  readonly kind: 'perform';
  readonly seq: number;
  readonly step: string;
  readonly effect: string;
  readonly args: readonly Value[];
}

export interface UntilAsk {
  readonly kind: 'until';
  readonly seq: number;
  readonly step: string;
  readonly state: AwaitedState;
  /** Epoch milliseconds. */
  readonly deadline: number;
}

export interface TogetherAsk {
  readonly kind: 'together';
  readonly seq: number;
  readonly step: string;
  /** Makes the walk of each arm, under the name of its branch. */
  readonly arms: readonly ((branch: string) => Walk)[];
}

/** A state with its handles evaluated: `task.done` of one task's id. */
export type AwaitedState =
  | { readonly kind: 'state'; readonly name: string; readonly of?: string | undefined }
  | { readonly kind: 'any'; readonly of: readonly AwaitedState[] }
  | { readonly kind: 'all'; readonly of: readonly AwaitedState[] };

/** How a list of steps ended: it ran through (`undefined`), or it met a `return`. */
export type Completion = undefined | { readonly returned: Value };

/** The walk through some steps: yields what it must wait for, is resumed with the answer. */
export type Walk<T = Completion> = Generator<Ask, T, Value>;

/** As people read it in a timeline: `any(mail.read, task.done)`. */
export function labelOf(state: AwaitedState): string {
  return state.kind === 'state' ? state.name : `${state.kind}(${state.of.map(labelOf).join(', ')})`;
}

/** The names in a state, each once. */
export function namesIn(state: AwaitedState): readonly string[] {
  return state.kind === 'state' ? [state.name] : [...new Set(state.of.flatMap(namesIn))];
}
