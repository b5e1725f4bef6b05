import type { Fields, Type } from './type.ts';

/** Whether two types are the same, by structure. */
export function sameType(a: Type, b: Type): boolean {
  if (a === b) return true;
  if (a.type !== b.type) return false;
  if (a.type === 'who') return a.team === (b as typeof a).team;
  if (a.type === 'list') return sameType(a.of, (b as typeof a).of);
  if (a.type === 'union') return sameAll(a.of, (b as typeof a).of);
  if (a.type === 'object') return sameFields(a.fields, (b as typeof a).fields);
  if (a.type === 'string' || a.type === 'number' || a.type === 'boolean') return sameLiterals(a, b as typeof a);
  return true;
}

const sameAll = (a: readonly Type[], b: readonly Type[]) =>
  a.length === b.length && a.every((one) => b.some((other) => sameType(one, other)));

function sameFields(a: Fields, b: Fields): boolean {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  return names.every((name) => {
    const [left, right] = [a[name]!, b[name]];
    return right !== undefined && !left.optional === !right.optional && sameType(left.type, right.type);
  });
}

function sameLiterals(a: { readonly oneOf?: readonly unknown[] | undefined }, b: typeof a): boolean {
  if (!a.oneOf || !b.oneOf) return a.oneOf === b.oneOf;
  return a.oneOf.length === b.oneOf.length && a.oneOf.every((value) => b.oneOf!.includes(value));
}
