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

/** As many more of the same as the evaluator takes. */
const upToEight = (param: MethodParam): readonly MethodParam[] => [
  param,
  ...Array.from({ length: 7 }, () => ({ ...param, optional: true })),
];

/** The same names and numbers of arguments as `engine/expression/methods.ts` has; a test holds the two together. */
export const STRING_METHODS: { readonly [name: string]: Method } = {
  at: { params: [value(NUMBER)], returns: gives(orNothing(STRING)) },
  charAt: { params: [value(NUMBER)], returns: gives(STRING) },
  concat: { params: upToEight(value(STRING)), returns: gives(STRING) },
  endsWith: { params: [value(STRING)], returns: gives(BOOLEAN) },
  includes: { params: [value(STRING)], returns: gives(BOOLEAN) },
  indexOf: { params: [value(STRING)], returns: gives(NUMBER) },
  padEnd: { params: [value(NUMBER), optional(STRING)], returns: gives(STRING) },
  padStart: { params: [value(NUMBER), optional(STRING)], returns: gives(STRING) },
  replace: { params: [value(STRING), value(STRING)], returns: gives(STRING) },
  replaceAll: { params: [value(STRING), value(STRING)], returns: gives(STRING) },
  slice: { params: [optional(NUMBER), optional(NUMBER)], returns: gives(STRING) },
  split: { params: [value(STRING)], returns: gives(listOf(STRING)) },
  startsWith: { params: [value(STRING)], returns: gives(BOOLEAN) },
  substring: { params: [value(NUMBER), optional(NUMBER)], returns: gives(STRING) },
  toLowerCase: { params: [], returns: gives(STRING) },
  toUpperCase: { params: [], returns: gives(STRING) },
  trim: { params: [], returns: gives(STRING) },
  trimEnd: { params: [], returns: gives(STRING) },
  trimStart: { params: [], returns: gives(STRING) },
};

export const LIST_METHODS: { readonly [name: string]: Method } = {
  at: { params: [value(NUMBER)], returns: orNothing },
  concat: { params: upToEight({ kind: 'value', type: listOf }), returns: listOf },
  every: { params: [arrow], returns: gives(BOOLEAN), predicate: true },
  filter: { params: [arrow], returns: listOf, predicate: true },
  find: { params: [arrow], returns: orNothing, predicate: true },
  findIndex: { params: [arrow], returns: gives(NUMBER), predicate: true },
  includes: { params: [element], returns: gives(BOOLEAN) },
  indexOf: { params: [element], returns: gives(NUMBER) },
  join: { params: [optional(STRING)], returns: gives(STRING) },
  map: { params: [arrow], returns: (_, body) => listOf(body) },
  slice: { params: [optional(NUMBER), optional(NUMBER)], returns: listOf },
  some: { params: [arrow], returns: gives(BOOLEAN), predicate: true },
};

/** The methods that values of a type have here. */
export function methodsOf(type: Type): { readonly [name: string]: Method } {
  if (type.type === 'string' || type.type === 'duration' || type.type === 'instant') return STRING_METHODS;
  return type.type === 'list' ? LIST_METHODS : {};
}
