import { within } from '../expression/children.ts';
import { UNKNOWN } from '../expression/environment.ts';
import { truth } from '../expression/evaluate.ts';
import { isDear } from '../expression/helpers/index.ts';
import { LimitError } from '../expression/limits.ts';
import { readsAll } from '../facts/facts.ts';
import type { Expression } from '../plan/expression.ts';
import { isExtension } from '../plan/extension.ts';
import { canonical } from './canonical.ts';
import type { Verdict } from './condition.ts';
import type { EventAsked } from './event.ts';
import type { Sought } from './predicates/sought.ts';
import { Stamps } from './stamps.ts';

/**
 * What it takes to answer. `whole`: the whole mail must be read for it. `dear`: it may have to be fetched, or comes from code of the
 * company's own. Each is asked where what is cheaper does not decide.
 */
export type Price = 'cheap' | 'whole' | 'dear';

/** A part of a condition that is not taken apart. */
export interface Leaf {
  readonly expression: Expression;
  readonly price: Price;
  /** What it looks for in texts, where that can be told in advance. */
  readonly sought: Sought | undefined;
}

/** The leaves of all conditions, those that are the same once. */
export class Leaves {
  readonly #numbers = new Map<string, number>();
  readonly #all: Leaf[] = [];

  /** @param soughtIn is asked once for each different leaf */
  number(expression: Expression, soughtIn: (expression: Expression) => Sought | undefined): number {
    const text = canonical(expression);
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#all.length);
    return this.#all.push({ expression, price: priceOf(expression), sought: soughtIn(expression) }) - 1;
  }

  get(leaf: number): Leaf {
    return this.#all[leaf] as Leaf;
  }

  get size(): number {
    return this.#all.length;
  }
}

function priceOf(expression: Expression): Price {
  let price: Price = 'cheap';
  for (const inner of within(expression)) {
    if (inner.kind === 'helper' && (isDear(inner.name) || isExtension(inner.name))) return 'dear';
    if (inner.kind === 'fact' && readsAll(inner.path)) price = 'whole';
  }
  return price;
}

type HoldsIn = (path: string, keys: readonly number[]) => Verdict;

/** What the leaves are worth in one event, each worked out once. */
export class Answers {
  readonly #leaves: Leaves;
  readonly #asked: Stamps;
  readonly #known: (Verdict | LimitError)[];
  #event: EventAsked | undefined;
  #holdsIn: HoldsIn = () => UNKNOWN;

  constructor(leaves: Leaves) {
    this.#leaves = leaves;
    this.#asked = new Stamps(leaves.size);
    this.#known = new Array(leaves.size);
  }

  /** Forgets the event before. @param holdsIn whether one of the keys holds in the text of a fact */
  about(event: EventAsked, holdsIn: HoldsIn): this {
    this.#asked.clear();
    this.#event = event;
    this.#holdsIn = holdsIn;
    return this;
  }

  /** Without what has another price, and what would cost too much. */
  readonly cheap = (leaf: number): Verdict =>
    this.#leaves.get(leaf).price === 'cheap' ? this.#unlessTooMuch(leaf) : UNKNOWN;

  /** Without what is dear, and what would cost too much. */
  readonly whole = (leaf: number): Verdict =>
    this.#leaves.get(leaf).price === 'dear' ? UNKNOWN : this.#unlessTooMuch(leaf);

  /** @throws LimitError where it would cost too much */
  readonly dear = (leaf: number): Verdict => {
    const answer = this.#answer(leaf);
    if (answer instanceof LimitError) throw answer;
    return answer;
  };

  #unlessTooMuch(leaf: number): Verdict {
    const answer = this.#answer(leaf);
    return answer instanceof LimitError ? UNKNOWN : answer;
  }

  #answer(leaf: number): Verdict | LimitError {
    if (this.#asked.add(leaf)) this.#known[leaf] = this.#worked(this.#leaves.get(leaf));
    return this.#known[leaf] as Verdict | LimitError;
  }

  #worked({ expression, sought }: Leaf): Verdict | LimitError {
    const event = this.#event as EventAsked;
    try {
      return sought ? this.#found(sought, event) : truth(expression, event.env, event.budget.share());
    } catch (error) {
      if (error instanceof LimitError) return error;
      throw error;
    }
  }

  #found({ places, finds }: Sought, { env, budget }: EventAsked): Verdict {
    let unknown = false;
    for (const { path, keys } of places) {
      const holds = keys ? this.#holdsIn(path, keys) : true;
      if (holds === true && !finds) return true;
      const text = holds === true ? env.fact(path) : undefined;
      if (holds === UNKNOWN || text === UNKNOWN) unknown = true;
      else if (finds && typeof text === 'string') {
        const share = budget.share();
        if (finds(text, (work) => share.spend(work))) return true;
      }
    }
    return unknown ? UNKNOWN : false;
  }
}
