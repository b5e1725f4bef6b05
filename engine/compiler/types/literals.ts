import { NEVER, type Type } from './type.ts';
import { membersOf, unionOf } from './union.ts';

/** The type with just these values, as fresh as it was; `never` without any, and plain `boolean` with both. */
export function fromLiteral(type: Type, values: readonly unknown[]): Type {
  if (values.length === 0) return NEVER;
  if (type.type === 'boolean' && values.length === 2) return { type: 'boolean' };
  return { type: type.type, oneOf: values, ...('fresh' in type && type.fresh ? { fresh: true } : {}) } as Type;
}

/** The type of what holds such values: a list of `'a'` and `'b'` written here is a list of strings. */
export function widen(type: Type): Type {
  return unionOf(
    membersOf(type).map((member) => ('fresh' in member && member.fresh ? ({ type: member.type } as Type) : member)),
  );
}

/** Any string, number or boolean in the place of its literals, written here or declared. */
export function widenAll(type: Type): Type {
  return unionOf(
    membersOf(type).map((member) => ('oneOf' in member && member.oneOf ? ({ type: member.type } as Type) : member)),
  );
}

/** The type as if it had been declared: what is made of it keeps its literals. */
export function declaredAs(type: Type): Type {
  return unionOf(membersOf(type).map((member) => ('fresh' in member ? { ...member, fresh: false } : member)));
}
