import type { Instant } from './duration.ts';

/** What a field of an event holds. A question mark says that it may be left out. */
type Leaf = 'text' | 'number' | 'boolean' | 'instant';

declare const shape: unique symbol;
declare const data: unique symbol;

/** A field with words for people: `field('number', 'What the cart is worth, in euros.', '购物车金额（欧元）。')`. */
export interface Field<S = unknown> {
  readonly [shape]: S;
}

/** The shape of a field: `'text'`, `'boolean?'`, a list `['text']`, an object `{ sku: 'text', pieces: 'number' }`. */
export type Shape = Leaf | `${Leaf}?` | readonly [Shape] | Field | { readonly [name: string]: Shape };

/** A kind of event that the rules declare. Stands behind `on`. */
export interface EventType<Data = unknown> {
  readonly event: string;
  readonly [data]: Data;
}

type Kind<L> = L extends 'text' ? string : L extends 'number' ? number : L extends 'boolean' ? boolean : Instant;

/** The value that a shape stands for. */
export type ValueOf<S> = S extends Leaf
  ? Kind<S>
  : S extends `${infer L}?`
    ? Kind<L>
    : S extends Field<infer Inner>
      ? ValueOf<Inner>
      : S extends readonly [infer Item]
        ? readonly ValueOf<Item>[]
        : DataOf<S>;

type MayLack<S> = S extends Field<infer Inner> ? MayLack<Inner> : S extends `${string}?` ? true : false;

/** The data of an event, as its declaration says. */
export type DataOf<F> = {
  readonly [Name in keyof F as MayLack<F[Name]> extends true ? never : Name]: ValueOf<F[Name]>;
} & {
  readonly [Name in keyof F as MayLack<F[Name]> extends true ? Name : never]?: ValueOf<F[Name]>;
};

/**
 * Declares an event that other systems send by HTTP, with the shape of its data:
 * `export const cartAbandoned = event('shop.cart-abandoned', { email: 'text', total: 'number', items: ['text'] });`
 *
 * @param en what it means, for people; @param zh the same in Chinese
 */
export const event = <const F extends { readonly [name: string]: Shape }>(
  name: string,
  _fields: F,
  _en?: string,
  _zh?: string,
): EventType<DataOf<F>> => ({ event: name }) as EventType<DataOf<F>>;

/** A field of an event with words for people. */
export const field = <const S extends Shape>(of: S, _en: string, _zh?: string): Field<S> => of as unknown as Field<S>;
