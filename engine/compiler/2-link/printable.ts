import type { FactGroup } from '../../catalogue/entry.ts';
import type { Fields, Type } from '../../catalogue/type.ts';

/** The facts whose values people can read in a text: strings, numbers, booleans, addresses, and lists of those. */
export function printablePaths(groups: readonly FactGroup[]): ReadonlySet<string> {
  return new Set(groups.flatMap(({ name, fields }) => pathsBelow(name, fields)));
}

const pathsBelow = (prefix: string, fields: Fields): readonly string[] =>
  Object.entries(fields).flatMap(([name, { type }]) => {
    const path = `${prefix}.${name}`;
    const own = isPrintable(type) ? [path] : [];
    return type.type === 'object' ? [...own, ...pathsBelow(path, type.fields)] : own;
  });

function isPrintable(type: Type): boolean {
  if (type.type === 'list') return isPrintable(type.of);
  if (type.type === 'union') return type.of.every((member) => member.type === 'undefined' || isPrintable(member));
  return type.type === 'object' ? 'address' in type.fields : type.type !== 'state';
}
