import type { Value } from '../plan/expression.ts';

/** What a host cannot tell: a dear fact that was not fetched yet, or that nobody can give. */
export const UNKNOWN: unique symbol = Symbol('unknown');

export type Result = Value | typeof UNKNOWN;

/** What an expression is evaluated against. */
export interface Environment {
  /** A fact by its path in the catalogue. */
  fact(path: string): Result;
  /** A `const`, a loop variable: what the expression's surroundings have bound. */
  name(name: string): Value;
  /** A value of `Plan.derived`. */
  derived(index: number): Value;
  /** Whether a list of the rules holds the value. */
  has(list: string, value: string): boolean;
  /** How many events of a kind there were about a value in the window, this one included; UNKNOWN while not fetched. */
  count(event: string, of: string, withinMs: number): number | typeof UNKNOWN;
  /**
   * What an extension's helper answers, or one of its facts (`fact:erp.creditLimit`); UNKNOWN where it was not fetched yet, or
   * nobody can tell. Absent where policies ask no extensions: while they run, for instance.
   */
  extension?(name: string, args: readonly Value[]): Result;
}
