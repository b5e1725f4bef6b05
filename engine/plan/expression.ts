import { z } from 'zod';
import { type Span, span } from './span.ts';

/** A value that a plan computes with: what JSON can carry, and `undefined` for what is not there. */
export type Value =
  | null
  | undefined
  | boolean
  | number
  | string
  | readonly Value[]
  | { readonly [name: string]: Value };

export const UNARY = ['!', '-', '+'] as const;
export const BINARY = ['+', '-', '*', '/', '%', '===', '!==', '<', '<=', '>', '>='] as const;
export const LOGICAL = ['&&', '||', '??'] as const;

interface At {
  readonly span: Span;
}

/**
 * A pure expression. Its meaning is JavaScript's for the same text; the compiler lets through only what this union can
 * say. Every node is synchronous, total (it never throws on values of the types that the checker promised) and without
 * effects.
 */
export type Expression = At &
  (
    | { readonly kind: 'literal'; readonly value: null | boolean | number | string }
    /** The name `undefined`. */
    | { readonly kind: 'absent' }
    | { readonly kind: 'template'; readonly parts: readonly (string | Expression)[] }
    /** A `const`, a loop variable or an arrow's parameter, by its name in the nearest scope. */
    | { readonly kind: 'name'; readonly name: string }
    /** A fact by its path in the catalogue (`mail.from.domain`): known when the event came. */
    | { readonly kind: 'fact'; readonly path: string }
    /** A helper call over facts alone that stands in `run`: answered at intake, and read by its index in `Plan.derived`. */
    | { readonly kind: 'derived'; readonly index: number }
    | { readonly kind: 'property'; readonly of: Expression; readonly name: string; readonly optional: boolean }
    | { readonly kind: 'index'; readonly of: Expression; readonly at: Expression; readonly optional: boolean }
    | { readonly kind: 'unary'; readonly op: (typeof UNARY)[number]; readonly of: Expression }
    | {
        readonly kind: 'binary';
        readonly op: (typeof BINARY)[number];
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: 'logical';
        readonly op: (typeof LOGICAL)[number];
        readonly left: Expression;
        readonly right: Expression;
      }
    | { readonly kind: 'choose'; readonly test: Expression; readonly then: Expression; readonly else: Expression }
    | { readonly kind: 'array'; readonly items: readonly Expression[] }
    | { readonly kind: 'object'; readonly fields: readonly { readonly name: string; readonly value: Expression }[] }
    /** A method of a string or an array from the allow-list (`engine/expression/methods.ts`). */
    | {
        readonly kind: 'method';
        readonly of: Expression;
        readonly name: string;
        readonly args: readonly Expression[];
        readonly optional: boolean;
      }
    /** Only as an argument of a method. */
    | { readonly kind: 'arrow'; readonly params: readonly string[]; readonly body: Expression }
    /** A helper of the catalogue: `mentions`, `matches`, `count` … */
    | { readonly kind: 'helper'; readonly name: string; readonly args: readonly Expression[] }
    /** Only as an argument of the helper `matches`: a pattern in the dialect of the linear-time engine. */
    | { readonly kind: 'pattern'; readonly source: string; readonly flags: string }
    /** Membership in a list of the rules: `carriers.has(value)`. */
    | { readonly kind: 'member'; readonly list: string; readonly value: Expression }
    /** A person or team: `purchasing.lead`. Looked up when the alert is made, never before. */
    | { readonly kind: 'who'; readonly ref: string }
  );

export type ExpressionKind = Expression['kind'];
/** One kind of expression, by name: `Of<'binary'>`. */
export type Of<K extends ExpressionKind> = Extract<Expression, { kind: K }>;

const sub = z.lazy((): z.ZodType<Expression> => expression);
const node = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.object({ kind: z.literal(kind), span, ...shape });

export const expression: z.ZodType<Expression> = z.discriminatedUnion('kind', [
  node('literal', { value: z.union([z.null(), z.boolean(), z.number(), z.string()]) }),
  node('absent', {}),
  node('template', { parts: z.array(z.union([z.string(), sub])) }),
  node('name', { name: z.string() }),
  node('fact', { path: z.string() }),
  node('derived', { index: z.number().int().nonnegative() }),
  node('property', { of: sub, name: z.string(), optional: z.boolean() }),
  node('index', { of: sub, at: sub, optional: z.boolean() }),
  node('unary', { op: z.enum(UNARY), of: sub }),
  node('binary', { op: z.enum(BINARY), left: sub, right: sub }),
  node('logical', { op: z.enum(LOGICAL), left: sub, right: sub }),
  node('choose', { test: sub, then: sub, else: sub }),
  node('array', { items: z.array(sub) }),
  node('object', { fields: z.array(z.object({ name: z.string(), value: sub })) }),
  node('method', { of: sub, name: z.string(), args: z.array(sub), optional: z.boolean() }),
  node('arrow', { params: z.array(z.string()), body: sub }),
  node('helper', { name: z.string(), args: z.array(sub) }),
  node('pattern', { source: z.string(), flags: z.string() }),
  node('member', { list: z.string(), value: sub }),
  node('who', { ref: z.string() }),
]);
