/** The lists of a ruleset, ready to be asked in both directions. */
export class Lists {
  readonly #holding = new Map<string, readonly string[]>();

  /** Those of one ruleset are made ready once. */
  static of(lists: { readonly [name: string]: readonly string[] }): Lists {
    const made = ready.get(lists) ?? new Lists(lists);
    ready.set(lists, made);
    return made;
  }

  private constructor(lists: { readonly [name: string]: readonly string[] }) {
    for (const [name, members] of Object.entries(lists)) {
      const alone = [name];
      for (const member of new Set(members)) {
        const others = this.#holding.get(member);
        this.#holding.set(member, others ? [...others, name] : alone);
      }
    }
  }

  /** The names of the lists that hold a value. */
  holding(value: string): readonly string[] {
    return this.#holding.get(value) ?? NONE;
  }

  has(list: string, value: string): boolean {
    return this.holding(value).includes(list);
  }
}

const ready = new WeakMap<object, Lists>();
const NONE: readonly string[] = [];
