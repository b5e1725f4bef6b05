import type { Deadline, Duration } from './duration.ts';
import type { Alert, Notice } from './generated.ts';
import type { Who } from './people.ts';
import type { State } from './state.ts';

/**
 * What stands behind the language's functions while a policy is executed directly. Posthorn compiles policies and never
 * executes them; only its tests do, to hold the interpreter against JavaScript itself.
 */
export interface Provider {
  perform(effect: string, args: readonly unknown[]): Promise<unknown>;
  notify(who: Who | readonly Who[], what: Notice): Promise<Alert>;
  until(state: State, deadline: Deadline): Promise<boolean>;
  sleep(deadline: Deadline): Promise<void>;
  every(interval: Duration, times: number): AsyncIterable<number>;
  together(branches: readonly (() => Promise<unknown>)[]): Promise<void>;
  helper(name: string, args: readonly unknown[]): unknown;
  /** Whether a list of the rules (`carriers.csv`) has a value. */
  has(list: string, value: string): boolean;
}

let bound: Provider | undefined;

/** Puts a provider behind the language, or takes it away. For tests. */
export function bind(provider: Provider | undefined): void {
  bound = provider;
}

/** @throws Error where nothing is bound, which is so everywhere but in tests. */
export function provider(): Provider {
  if (bound) return bound;
  throw new Error('policies are compiled, not executed: use `posthorn replay` to see what this one does');
}
