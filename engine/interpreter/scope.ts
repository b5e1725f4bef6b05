import type { Value } from '../plan/expression.ts';

/** The names of a block, inside those of the block around it, as JavaScript has them. */
export class Scope {
  readonly #names = new Map<string, Value>();
  readonly #around: Scope | undefined;
  /** The passes of the `every` loops around, outermost first: the turn of what is wished here. */
  readonly turns: readonly number[];

  constructor(around?: Scope, turns: readonly number[] = around?.turns ?? []) {
    this.#around = around;
    this.turns = turns;
  }

  bind(name: string | undefined, value: Value): void {
    if (name !== undefined) this.#names.set(name, value);
  }

  /** @throws Error on a name that the compiler should have refused. */
  get(name: string): Value {
    for (let scope: Scope | undefined = this; scope; scope = scope.#around) {
      if (scope.#names.has(name)) return scope.#names.get(name);
    }
    throw new Error(`the plan names ${name}, which nothing has bound`);
  }
}
