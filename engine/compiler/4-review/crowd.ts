import { within } from '../../expression/children.ts';
import type { Expression } from '../../plan/expression.ts';
import { named, personsBehind, TOLD } from '../../plan/people.ts';
import type { Party, Person } from '../../plan/ruleset.ts';
import type { Step } from '../../plan/step.ts';

type People = { readonly [id: string]: Party };

/**
 * Whom the notices of a policy may reach: never fewer than they do. Names are followed through constants, loops and flows, whichever
 * of those of one name is meant.
 */
export class Crowd {
  readonly #people: People;
  readonly #bound = new Map<string, Expression[]>();
  readonly #named: ReadonlySet<string>;

  constructor(steps: readonly Step[], people: People) {
    this.#people = people;
    const refs = new Set<string>();
    for (const part of partsOf(steps)) {
      if ('ref' in part && part.kind === 'who') refs.add(String(part.ref));
      const value = boundBy(part);
      if (value) this.#bound.set(value.name, [...(this.#bound.get(value.name) ?? []), value.to]);
    }
    this.#named = new Set([...refs].flatMap((ref) => personsBehind(ref, people)));
  }

  /** Each person once. */
  behind(who: Expression): Person[] {
    return [...this.#ids(who, new Set())].flatMap((id) => {
      const party = named(id, this.#people);
      return party?.kind === 'person' ? [party] : [];
    });
  }

  #ids(who: Expression, followed: ReadonlySet<string>): ReadonlySet<string> {
    const ids = new Set<string>();
    for (const part of within(who)) {
      const found =
        part.kind === 'who' ? this.#behindRef(part.ref) : part.kind === 'name' ? this.#follow(part.name, followed) : [];
      for (const id of found) ids.add(id);
    }
    return ids;
  }

  /** Who was told are some of those whom the policy names; others' policies count their own. */
  #behindRef(ref: string): Iterable<string> {
    return ref === TOLD ? this.#named : personsBehind(ref, this.#people);
  }

  #follow(name: string, followed: ReadonlySet<string>): Iterable<string> {
    if (followed.has(name)) return [];
    const further = new Set([...followed, name]);
    return (this.#bound.get(name) ?? []).flatMap((value) => [...this.#ids(value, further)]);
  }
}

type Part = { readonly kind?: unknown; readonly [field: string]: unknown };

/** Every object in steps and their expressions. */
function* partsOf(value: unknown): Generator<Part, void> {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) yield value as Part;
  for (const inner of Object.values(value)) yield* partsOf(inner);
}

/** What a constant, a loop or a parameter of a flow calls by a name. */
function boundBy({ kind, name, value, in: list }: Part): { name: string; to: Expression } | undefined {
  const to = kind === 'each' ? list : value;
  const binds = kind === 'each' || kind === 'const' || kind === undefined;
  return binds && typeof name === 'string' && to !== undefined ? { name, to: to as Expression } : undefined;
}
