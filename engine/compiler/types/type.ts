import type { Type as CatalogueType } from '../../catalogue/type.ts';

/**
 * The types that the checker reckons with: the catalogue's, and what only arises between them. They are TypeScript's as
 * far as policies can see the difference, literal types and narrowing included: what passes here passes `tsc`.
 */
export type Type =
  | Text
  | Numeric
  | Truth
  | { readonly type: 'null' }
  | { readonly type: 'undefined' }
  | { readonly type: 'duration' }
  | { readonly type: 'instant' }
  /** `team`: surely a team, so that it has a lead. */
  | { readonly type: 'who'; readonly team?: boolean | undefined }
  | { readonly type: 'list'; readonly of: Type }
  | ObjectType
  | { readonly type: 'union'; readonly of: readonly Type[] }
  /** No value at all: what is left of a type that conditions have used up. */
  | { readonly type: 'never' }
  /** What a `catch` has caught, until `failure(…)` opens it. */
  | { readonly type: 'caught' }
  /** What a diagnostic was given about already: agrees with everything, so that one mistake is told once. */
  | { readonly type: 'unknown' };

/** `fresh`: written as a literal here, so a list or a field made of it holds any string, as in TypeScript. */
export interface Text {
  readonly type: 'string';
  readonly oneOf?: readonly string[] | undefined;
  readonly fresh?: boolean | undefined;
}
export interface Numeric {
  readonly type: 'number';
  readonly oneOf?: readonly number[] | undefined;
  readonly fresh?: boolean | undefined;
}
export interface Truth {
  readonly type: 'boolean';
  readonly oneOf?: readonly boolean[] | undefined;
  readonly fresh?: boolean | undefined;
}

export interface ObjectType {
  readonly type: 'object';
  readonly name?: string | undefined;
  readonly fields: Fields;
}

export type Fields = { readonly [name: string]: Field };

export interface Field {
  readonly type: Type;
  readonly optional?: boolean | undefined;
}

export const STRING: Type = { type: 'string' };
export const NUMBER: Type = { type: 'number' };
export const BOOLEAN: Type = { type: 'boolean' };
export const UNDEFINED: Type = { type: 'undefined' };
export const NULL: Type = { type: 'null' };
export const NEVER: Type = { type: 'never' };
export const UNKNOWN: Type = { type: 'unknown' };
export const WHO: Type = { type: 'who' };
export const TEAM: Type = { type: 'who', team: true };
export const DURATION: Type = { type: 'duration' };
export const INSTANT: Type = { type: 'instant' };
export const CAUGHT: Type = { type: 'caught' };

export const listOf = (of: Type): Type => ({ type: 'list', of });

/** The type of a literal where it is written. */
export function literalType(value: null | boolean | number | string): Type {
  if (typeof value === 'string') return { type: 'string', oneOf: [value], fresh: true };
  if (typeof value === 'number') return { type: 'number', oneOf: [value], fresh: true };
  if (typeof value === 'boolean') return { type: 'boolean', oneOf: [value], fresh: true };
  return NULL;
}

/** A type of the catalogue as the checker sees it. Its states are no values, and not among the fields here. */
export const fromCatalogue = (type: CatalogueType): Type => (type.type === 'state' ? NEVER : type) as Type;
