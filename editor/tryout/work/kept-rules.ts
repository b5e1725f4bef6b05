import { type Compiled, compileRules, type Diagnostic } from '../../../engine/compiler/compile.ts';
import type { Plan } from '../../../engine/plan/plan.ts';
import type { Ruleset } from '../../../engine/plan/ruleset.ts';
import { reachable } from '../../document/reach.ts';

/** The rules with one file as it is typed. */
export interface TypedRules {
  readonly ruleset: Ruleset;
  /** What the file compiles to, or compiled to last; absent where that is nothing. */
  readonly plan: Plan | undefined;
  readonly errors: readonly Diagnostic[];
  readonly hasLastGood: boolean;
}

/**
 * The files of a workspace, compiled. All of them once, and then with each key only what the file that is typed can name: a thousand
 * policies are not read again for a letter.
 */
export class KeptRules {
  readonly #texts = new Map<string, string>();
  readonly #good = new Map<string, Plan>();
  #all: Compiled | undefined;

  /** @param texts by path; null for a file that is gone */
  files(texts: readonly (readonly [path: string, text: string | null])[]): void {
    for (const [path, text] of texts) {
      if (text === null) this.#texts.delete(path);
      else this.#texts.set(path, text);
    }
    this.#all = undefined;
  }

  /** @param lastGood the last text that compiled stands in for one that does not */
  with(path: string, text: string, lastGood: boolean): TypedRules {
    const all = this.#compiled();
    const read = (each: string) => (each === path ? text : this.#texts.get(each));
    const { ruleset, diagnostics } = compileRules(reachable(path, read, this.#texts.keys()));
    const typed = ruleset.plans.find(({ source }) => source.file === path);
    if (typed) this.#good.set(path, typed);
    const known = this.#good.get(path) ?? all.ruleset.plans.find(({ source }) => source.file === path);
    const plan = typed ?? (lastGood ? known : undefined);
    const others = all.ruleset.plans.filter(({ source }) => source.file !== path);
    return {
      plan,
      hasLastGood: known !== undefined,
      errors: diagnostics.filter(({ file, severity }) => file === path && severity === 'error'),
      ruleset: {
        ...all.ruleset,
        plans: plan ? [plan, ...others] : others,
        people: { ...all.ruleset.people, ...ruleset.people },
        lists: { ...all.ruleset.lists, ...ruleset.lists },
        templates: { ...all.ruleset.templates, ...ruleset.templates },
      },
    };
  }

  #compiled(): Compiled {
    this.#all ??= compileRules({ read: (path) => this.#texts.get(path), paths: () => [...this.#texts.keys()].sort() });
    return this.#all;
  }
}
