import { BOOLEAN, listOf, NUMBER, STRING, type Type, UNDEFINED } from './type.ts';
import { unionOf } from './union.ts';

/** What a parameter of a method takes: a type that may depend on the list's element, or a predicate arrow. */
export type MethodParam =
  | { readonly kind: 'value'; readonly type: (element: Type) => Type; readonly optional?: boolean }
  | { readonly kind: 'arrow' };

/** A method that expressions may call, as TypeScript's library declares it. */
export interface Method {
  readonly params: readonly MethodParam[];
  /** @param element the list's element type; `never` for strings. @param body what the arrow gives, where there is one. */
  readonly returns: (element: Type, body: Type) => Type;
  /** The arrow's answer must be a boolean. */
  readonly predicate?: boolean;
}

const value = (type: Type): MethodParam => ({ kind: 'value', type: () => type });
const optional = (type: Type): MethodParam => ({ kind: 'value', type: () => type, optional: true });
const element: MethodParam = { kind: 'value', type: (of) => of };
const arrow: MethodParam = { kind: 'arrow' };

const gives = (type: Type) => () => type;
const orNothing = (type: Type) => unionOf([type, UNDEFINED]);

export const STRING_METHODS: { readonly [name: string]: Method } = {
  startsWith: { params: [value(STRING), optional(NUMBER)], returns: gives(BOOLEAN) },
  endsWith: { params: [value(STRING), optional(NUMBER)], returns: gives(BOOLEAN) },
  includes: { params: [value(STRING), optional(NUMBER)], returns: gives(BOOLEAN) },
  indexOf: { params: [value(STRING), optional(NUMBER)], returns: gives(NUMBER) },
  slice: { params: [optional(NUMBER), optional(NUMBER)], returns: gives(STRING) },
  trim: { params: [], returns: gives(STRING) },
  toLowerCase: { params: [], returns: gives(STRING) },
  toUpperCase: { params: [], returns: gives(STRING) },
  split: { params: [value(STRING), optional(NUMBER)], returns: gives(listOf(STRING)) },
  padStart: { params: [value(NUMBER), optional(STRING)], returns: gives(STRING) },
  at: { params: [value(NUMBER)], returns: gives(orNothing(STRING)) },
};

export const LIST_METHODS: { readonly [name: string]: Method } = {
  some: { params: [arrow], returns: gives(BOOLEAN), predicate: true },
  every: { params: [arrow], returns: gives(BOOLEAN), predicate: true },
  filter: { params: [arrow], returns: (of) => listOf(of), predicate: true },
  find: { params: [arrow], returns: orNothing, predicate: true },
  map: { params: [arrow], returns: (_, body) => listOf(body) },
  flatMap: { params: [arrow], returns: (_, body) => (body.type === 'list' ? body : listOf(body)) },
  includes: { params: [element], returns: gives(BOOLEAN) },
  indexOf: { params: [element], returns: gives(NUMBER) },
  slice: { params: [optional(NUMBER), optional(NUMBER)], returns: listOf },
  at: { params: [value(NUMBER)], returns: orNothing },
  concat: { params: [{ kind: 'value', type: listOf }], returns: listOf },
  join: { params: [optional(STRING)], returns: gives(STRING) },
};

/** The methods that values of a type have here. */
export function methodsOf(type: Type): { readonly [name: string]: Method } {
  if (type.type === 'string' || type.type === 'duration' || type.type === 'instant') return STRING_METHODS;
  return type.type === 'list' ? LIST_METHODS : {};
}
