import type { Expression } from '../../plan/expression.ts';
import type { Signature } from '../../plan/extension.ts';

/** The most nodes that the expressions of one policy may have, everything put in. Keeps helpers from growing without bound. */
export const MAX_NODES = 50_000;

/** What is counted and gathered while one policy, helper or constant is lowered. */
export class Unit {
  /** What is put in was checked where it is declared: nothing is reported again. */
  readonly quiet: boolean;
  /** Helper calls that are answered when the event comes. */
  readonly derived: Expression[];
  /** Names of the templates that alerts use. */
  readonly templates: Set<string>;
  /** What it takes from extensions, by the name that plans have for it. */
  readonly extensions: Map<string, Signature>;
  /** The policy's file; absent while a flow is checked for itself, before it is known what it will be given. */
  readonly home: string | undefined;
  readonly #count: { nodes: number; names: number };
  /** The helpers and flows that are being put in, outermost first. */
  readonly calls: readonly string[];

  constructor(from?: Unit, change: { quiet?: boolean; call?: string; home?: string } = {}) {
    this.quiet = change.quiet ?? from?.quiet ?? false;
    this.templates = from?.templates ?? new Set();
    this.extensions = from?.extensions ?? new Map();
    this.home = change.home ?? from?.home;
    this.derived = from?.derived ?? [];
    this.#count = from ? from.#count : { nodes: 0, names: 0 };
    this.calls = change.call === undefined ? (from?.calls ?? []) : [...(from?.calls ?? []), change.call];
  }

  /** The same without reports. */
  silent(): Unit {
    return this.quiet ? this : new Unit(this, { quiet: true });
  }

  /** @returns whether the policy is still within its size. */
  spend(nodes: number): boolean {
    this.#count.nodes += nodes;
    return this.#count.nodes <= MAX_NODES;
  }

  /** A mark that tells apart names that are spelled alike. */
  mark(name: string): string {
    return `${name}#${++this.#count.names}`;
  }

  get overspent(): boolean {
    return this.#count.nodes > MAX_NODES;
  }

  /** The index at which a run finds the answer of a helper call; the same call is asked once. */
  derive(call: Expression, same: (a: Expression, b: Expression) => boolean): number {
    const known = this.derived.findIndex((other) => same(other, call));
    return known >= 0 ? known : this.derived.push(call) - 1;
  }
}
