import { sameType } from './same.ts';
import { NEVER, type Type } from './type.ts';

/** The members of a type: those of a union, or the type itself; none of `never`. */
export function membersOf(type: Type): readonly Type[] {
  if (type.type === 'never') return [];
  return type.type === 'union' ? type.of : [type];
}

/** One type for values of any of these. Literals of one kind are gathered; a kind as a whole takes its literals in. */
export function unionOf(types: readonly Type[]): Type {
  const merged: Type[] = [];
  for (const type of types.flatMap(membersOf)) add(merged, type);
  if (merged.length === 0) return NEVER;
  return merged.length === 1 ? merged[0]! : { type: 'union', of: merged };
}

function add(merged: Type[], type: Type): void {
  if (merged.some((known) => sameType(known, type))) return;
  const at = merged.findIndex((known) => known.type === type.type && isPrimitive(known));
  if (at < 0) merged.push(type);
  else merged[at] = gather(merged[at]!, type);
}

const isPrimitive = ({ type }: Type) => type === 'string' || type === 'number' || type === 'boolean';

function gather(a: Type, b: Type): Type {
  if (a.type === 'string' && b.type === 'string') return literals('string', a, b);
  if (a.type === 'number' && b.type === 'number') return literals('number', a, b);
  if (a.type === 'boolean' && b.type === 'boolean') return literals('boolean', a, b);
  return a;
}

interface Literals {
  readonly oneOf?: readonly unknown[] | undefined;
  readonly fresh?: boolean | undefined;
}

function literals(type: 'string' | 'number' | 'boolean', a: Literals, b: Literals): Type {
  if (!a.oneOf || !b.oneOf) return { type };
  const oneOf = [...new Set([...a.oneOf, ...b.oneOf])];
  if (type === 'boolean' && oneOf.length === 2) return { type };
  return { type, oneOf, fresh: a.fresh === true && b.fresh === true } as Type;
}
