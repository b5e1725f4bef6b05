import type { Words } from './words.ts';

/**
 * The types that policies are checked against. Deliberately few: whatever this checker accepts, `tsc` accepts too,
 * because the TypeScript declarations of the language are written from the very same entries.
 */
export type Type =
  | { readonly type: 'string'; readonly oneOf?: readonly string[] | undefined }
  | { readonly type: 'number' }
  | { readonly type: 'boolean' }
  | { readonly type: 'null' }
  | { readonly type: 'undefined' }
  /** A duration as policies write it: `'6h'`. A string to JavaScript; the checker wants a literal that parses. */
  | { readonly type: 'duration' }
  /** An instant as an ISO 8601 string with offset or `Z`. */
  | { readonly type: 'instant' }
  /** A person, a team, or a place in one (`purchasing.lead`). */
  | { readonly type: 'who' }
  | { readonly type: 'list'; readonly of: Type }
  | { readonly type: 'object'; readonly name?: string | undefined; readonly fields: Fields }
  | { readonly type: 'union'; readonly of: readonly Type[] }
  /** Something that can become true later; no value: it stands only where a state is awaited. */
  | { readonly type: 'state'; readonly state: string };

export interface Field {
  readonly type: Type;
  /** The field may be left out. */
  readonly optional?: boolean | undefined;
  readonly words: Words;
  /** As it would stand in a policy or in `posthorn facts`. */
  readonly example?: string | undefined;
}

export type Fields = { readonly [name: string]: Field };

export const string: Type = { type: 'string' };
export const number: Type = { type: 'number' };
export const boolean: Type = { type: 'boolean' };
export const duration: Type = { type: 'duration' };
export const instant: Type = { type: 'instant' };
export const who: Type = { type: 'who' };
export const listOf = (of: Type): Type => ({ type: 'list', of });
export const oneOf = (...values: readonly string[]): Type => ({ type: 'string', oneOf: values });
export const union = (...of: readonly Type[]): Type => ({ type: 'union', of });
export const object = (name: string, fields: Fields): Type => ({ type: 'object', name, fields });
/** The value, or `undefined` where there is none. */
export const maybe = (type: Type): Type => union(type, { type: 'undefined' });
