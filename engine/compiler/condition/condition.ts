/**
 * A condition as a builder shows it: groups, negations and tests, each of which can be put somewhere else. Plain data. What has no form of its own
 * stands as its TypeScript (`raw`), so that every condition of the language can be read.
 */
export type Condition = Written &
  (
    | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
    | { readonly kind: 'not'; readonly of: Condition }
    | Test
    /** A helper, of the catalogue or of the rules: `mentions(mail, ['…'])`, `isOurs(mail.from.root)`. */
    | { readonly kind: 'call'; readonly name: string; readonly args: readonly Operand[] }
    /** `mail.attachments.some((file) => …)`: `of` speaks of each item by the name that `item` gives it. */
    | {
        readonly kind: 'each';
        readonly quantity: 'some' | 'every';
        readonly list: string;
        readonly item: string;
        readonly of: Condition;
      }
    | { readonly kind: 'raw'; readonly text: string }
  );

export interface Test {
  readonly kind: 'test';
  /** TypeScript of what is asked about: `mail.from.domain`. */
  readonly fact: string;
  readonly operator: Operator;
  /** One; for `in` as many as there are, for `true` none. Of `listed` it is the name of the list. */
  readonly values: readonly Operand[];
}

/** Operators that compare by what stands between two values. */
export const COMPARING = ['===', '!==', '<', '<=', '>', '>='] as const;
/** Operators that are methods of a text or a list. */
export const ASKING = ['includes', 'startsWith', 'endsWith'] as const;

/** `in`: one of several values, `['a', 'b'].includes(fact)`. `listed`: `carriers.has(fact)`. `true`: the fact itself is one. */
export type Operator = (typeof COMPARING)[number] | (typeof ASKING)[number] | 'in' | 'listed' | 'true';

/** A value of a test or a call. Only the text is printed; the rest is read from it for the form. */
export interface Operand {
  readonly text: string;
  readonly literal?: string | number | boolean | undefined;
  /** The items of a list literal: phrases, say. */
  readonly items?: readonly Operand[] | undefined;
}

interface Written {
  /** How it stands in the text that it was read from. Printed as it is, as long as it still says the same. */
  readonly source?: string | undefined;
}

/** Whether two conditions are the same tree, however they are written. */
export const sameCondition = (a: Condition, b: Condition): boolean => shape(a) === shape(b);

const shape = (condition: Condition): string =>
  JSON.stringify(condition, (key, value) =>
    key === 'source' || key === 'literal' || key === 'items' ? undefined : value,
  );

/** Without groups that say nothing: a group of one is that one, an empty one is always true or never. */
export function plainCondition(condition: Condition): Condition {
  if (condition.kind === 'not' || condition.kind === 'each')
    return { ...condition, of: plainCondition(condition.of) } as Condition;
  if (condition.kind !== 'all' && condition.kind !== 'any') return condition;
  const of = condition.of.map(plainCondition);
  if (of.length === 0) return { kind: 'raw', text: String(condition.kind === 'all') };
  return of.length === 1 ? of[0]! : { ...condition, of };
}
