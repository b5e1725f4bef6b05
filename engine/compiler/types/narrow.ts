import { isText } from './assign.ts';
import { fromLiteral } from './literals.ts';
import { NEVER, type Type } from './type.ts';
import { membersOf, unionOf } from './union.ts';

const mapMembers = (type: Type, map: (member: Type) => Type) => unionOf(membersOf(type).map(map));

/** What is left of a type where a condition on it held. */
export const whereTruthy = (type: Type): Type => mapMembers(type, (member) => literalsWhere(member, Boolean));

/** What is left of a type where a condition on it did not hold. Lists, objects and persons always hold. */
export const whereFalsy = (type: Type): Type =>
  mapMembers(type, (member) => {
    if (member.type === 'list' || member.type === 'object' || member.type === 'who' || member.type === 'duration') {
      return NEVER;
    }
    if (member.type === 'undefined' || member.type === 'null') return member;
    return literalsWhere(member, (value) => !value);
  });

/** The values of a type that count as false: of any text the empty one, of any number 0. */
export const falsyPart = (type: Type): Type =>
  mapMembers(whereFalsy(type), (member) => {
    if ('oneOf' in member && member.oneOf) return member;
    if (isText(member)) return fromLiteral({ type: 'string' }, ['']);
    return member.type === 'number' ? fromLiteral(member, [0]) : member;
  });

function literalsWhere(member: Type, keep: (value: unknown) => boolean): Type {
  if (member.type === 'undefined' || member.type === 'null') return keep(undefined) ? member : NEVER;
  if (member.type === 'boolean') return fromLiteral(member, (member.oneOf ?? [true, false]).filter(keep));
  if ((member.type === 'string' || member.type === 'number') && member.oneOf) {
    return fromLiteral(member, (member.oneOf as readonly unknown[]).filter(keep));
  }
  return member;
}

/** What is left of `type` where it was found equal to a value of `other`. */
export function whereEqual(type: Type, other: Type): Type {
  if (type.type === 'unknown' || other.type === 'unknown') return type;
  return unionOf(membersOf(type).flatMap((a) => membersOf(other).map((b) => meet(a, b))));
}

function meet(a: Type, b: Type): Type {
  if (a.type === 'boolean' && b.type === 'boolean')
    return shared(a, b, a.oneOf ?? [true, false], b.oneOf ?? [true, false]);
  if (a.type === 'string' && b.type === 'string')
    return a.oneOf && b.oneOf ? shared(a, b, a.oneOf, b.oneOf) : a.oneOf ? a : b;
  if (a.type === 'number' && b.type === 'number')
    return a.oneOf && b.oneOf ? shared(a, b, a.oneOf, b.oneOf) : a.oneOf ? a : b;
  if (isText(a) && isText(b)) return a;
  return a.type === b.type ? a : NEVER;
}

const shared = (a: Type, _b: Type, left: readonly unknown[], right: readonly unknown[]) =>
  fromLiteral(
    a,
    left.filter((value) => right.includes(value)),
  );

/** What is left of `type` where it was found to differ from `other`. Only a single value can be ruled out. */
export function whereUnequal(type: Type, other: Type): Type {
  const single = singleValue(other);
  if (!single) return type;
  return mapMembers(type, (member) => {
    if (single.type === 'undefined' || single.type === 'null') return member.type === single.type ? NEVER : member;
    return literalsOtherThan(member, single);
  });
}

function literalsOtherThan(member: Type, single: Type): Type {
  if (member.type !== single.type || !('oneOf' in single) || !single.oneOf) return member;
  const [value] = single.oneOf as readonly unknown[];
  const values =
    member.type === 'boolean' ? (member.oneOf ?? [true, false]) : 'oneOf' in member ? member.oneOf : undefined;
  return values
    ? fromLiteral(
        member,
        (values as readonly unknown[]).filter((one) => one !== value),
      )
    : member;
}

function singleValue(type: Type): Type | undefined {
  if (type.type === 'undefined' || type.type === 'null') return type;
  if ('oneOf' in type && type.oneOf?.length === 1) return type;
  return undefined;
}

/** The type without `undefined` and `null`. */
export const present = (type: Type): Type =>
  mapMembers(type, (member) => (member.type === 'undefined' || member.type === 'null' ? NEVER : member));

/** Whether there may be nothing. */
export const mayBeAbsent = (type: Type) =>
  membersOf(type).some((member) => member.type === 'undefined' || member.type === 'null');
