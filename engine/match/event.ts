import type { Environment } from '../expression/environment.ts';
import { Budget } from '../expression/limits.ts';
import type { Value } from '../plan/expression.ts';
import type { Lists } from './lists.ts';
import type { Asked } from './predicates/predicate.ts';
import type { Subject } from './subject.ts';
import { FoldedTexts } from './texts.ts';

/** One event as the index sees it: whatever is worked out about it is worked out once. */
export class EventAsked implements Asked {
  readonly env: Environment;
  readonly lists: Lists;
  readonly texts: FoldedTexts;
  /** What all conditions together may cost. */
  readonly budget = Budget.ofEvent();
  readonly #values = new Map<string, readonly Value[] | undefined>();

  constructor(env: Environment, lists: Lists) {
    this.env = env;
    this.lists = lists;
    this.texts = new FoldedTexts(env);
  }

  values(subject: Subject): readonly Value[] | undefined {
    if (this.#values.has(subject.id)) return this.#values.get(subject.id);
    const values = subject.values(this.env);
    this.#values.set(subject.id, values);
    return values;
  }
}
