import type { Expression } from '../plan/expression.ts';

/**
 * What must be so wherever a condition is true, unknown or too dear to tell: keys of predicates, of which all, or any, must hold. Undefined:
 * nothing is known.
 */
export type Gate =
  | { readonly key: number }
  | { readonly all: readonly Gate[] }
  | { readonly any: readonly Gate[] }
  | undefined;

/** For what is never so. */
export const NEVER: Gate = { any: [] };

export function allOf(gates: readonly Gate[]): Gate {
  const known = gates.filter((gate) => gate !== undefined);
  return known.length > 1 ? { all: known } : known[0];
}

export const anyOf = (gates: readonly Gate[]): Gate => (gates.includes(undefined) ? undefined : { any: gates });

/**
 * The gate of a condition by its connectives.
 *
 * @param wanted `false` for the gate of the contrary
 * @param leaf the gate of what is not taken apart
 */
export function gateOf(
  condition: Expression,
  wanted: boolean,
  leaf: (expression: Expression, wanted: boolean) => Gate,
): Gate {
  const inner = (of: Expression, truth: boolean) => gateOf(of, truth, leaf);
  switch (condition.kind) {
    case 'literal':
      return Boolean(condition.value) === wanted ? undefined : NEVER;
    case 'unary':
      return condition.op === '!' ? inner(condition.of, !wanted) : leaf(condition, wanted);
    case 'choose': {
      const { test, then, else: otherwise } = condition;
      return anyOf([
        allOf([inner(test, true), inner(then, wanted)]),
        allOf([inner(test, false), inner(otherwise, wanted)]),
      ]);
    }
    case 'logical': {
      const { op, left, right } = condition;
      if (op === '??') return leaf(condition, wanted);
      const both = [inner(left, wanted), inner(right, wanted)];
      return (op === '&&') === wanted ? allOf(both) : anyOf(both);
    }
    default:
      return leaf(condition, wanted);
  }
}

/** Every key of a gate, as often as it stands there. */
export function keysIn(gate: Gate): readonly number[] {
  if (!gate) return [];
  return 'key' in gate ? [gate.key] : ('all' in gate ? gate.all : gate.any).flatMap(keysIn);
}

/** Keys of which one holds wherever the gate is open, and how often that is likely to be, up to their number. */
export interface Choice {
  readonly keys: readonly number[];
  readonly cost: number;
}

/** The rarest keys that will do. @param cost how often a key is likely to hold: 0 to 1 */
export function choose(gate: Exclude<Gate, undefined>, cost: (key: number) => number): Choice {
  if ('key' in gate) return { keys: [gate.key], cost: cost(gate.key) };
  const choices = ('all' in gate ? gate.all : gate.any).map((inner) => choose(inner as Exclude<Gate, undefined>, cost));
  if ('all' in gate) return choices.reduce((best, next) => (next.cost < best.cost ? next : best));
  return { keys: choices.flatMap(({ keys }) => keys), cost: choices.reduce((sum, next) => sum + next.cost, 0) };
}
