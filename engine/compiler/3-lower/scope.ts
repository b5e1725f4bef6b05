import { UNKNOWN } from '../types/type.ts';
import type { Typed } from './context.ts';

/** What a name stands for inside a function of a rules file. Names of the file's top level are {@link Declared}. */
export type Binding =
  | { readonly kind: 'value'; readonly typed: Typed }
  /** A group of facts and states: `mail`, `alerts`. */
  | { readonly kind: 'group'; readonly group: string }
  /** Declared further down in the same block: to be refused until then. */
  | { readonly kind: 'later' };

/** The names of a block, inside those of the blocks around it. */
export class Scope {
  readonly #names = new Map<string, Binding>();
  readonly #around: Scope | undefined;

  constructor(around?: Scope) {
    this.#around = around;
  }

  bind(name: string, binding: Binding): void {
    this.#names.set(name, binding);
  }

  /** A name whose declaration was refused: it agrees with everything, so that the mistake is told once. */
  bindUnknown(name: string): void {
    this.bind(name, { kind: 'value', typed: { expression: { kind: 'absent', span: [0, 0] }, type: UNKNOWN } });
  }

  get(name: string): Binding | undefined {
    return this.#names.get(name) ?? this.#around?.get(name);
  }

  *names(): Iterable<string> {
    yield* this.#names.keys();
    if (this.#around) yield* this.#around.names();
  }
}
