import { parseDuration } from '../../plan/duration.ts';
import { STRING, type Type } from './type.ts';
import { membersOf } from './union.ts';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** Whether a text is an instant as policies write it: ISO 8601 with its offset, and a date that exists. */
export const isInstant = (text: string) => INSTANT.test(text) && !Number.isNaN(Date.parse(text));

/** Whether a value of the type `from` may stand where `to` is wanted. */
export function assignable(from: Type, to: Type): boolean {
  if (from.type === 'unknown' || to.type === 'unknown') return true;
  return membersOf(from).every((member) => membersOf(to).some((wanted) => fits(member, wanted)));
}

function fits(from: Type, to: Type): boolean {
  if (from.type === 'unknown') return true;
  switch (to.type) {
    case 'string':
      return fitsText(from, to.oneOf);
    case 'number':
    case 'boolean':
      return from.type === to.type && within<unknown>(from.oneOf, to.oneOf);
    case 'duration':
      return from.type === 'duration' || allLiterals(from, (text) => parseDuration(text) !== undefined);
    case 'instant':
      return from.type === 'instant' || allLiterals(from, isInstant);
    case 'who':
      return from.type === 'who' && (from.team === true || !to.team);
    case 'list':
      return from.type === 'list' && assignable(from.of, to.of);
    case 'object':
      return from.type === 'object' && fitsFields(from, to);
    default:
      return from.type === to.type;
  }
}

function fitsText(from: Type, oneOf: readonly string[] | undefined): boolean {
  if (from.type === 'string') return within(from.oneOf, oneOf);
  return !oneOf && (from.type === 'duration' || from.type === 'instant');
}

const allLiterals = (from: Type, test: (text: string) => boolean) =>
  from.type === 'string' && from.oneOf !== undefined && from.oneOf.every(test);

function within<V>(from: readonly V[] | undefined, to: readonly V[] | undefined): boolean {
  return !to || (from?.every((value) => to.includes(value)) ?? false);
}

type ObjectType = Extract<Type, { type: 'object' }>;

function fitsFields(from: ObjectType, to: ObjectType): boolean {
  return Object.entries(to.fields).every(([name, wanted]) => {
    const given = from.fields[name];
    if (!given) return wanted.optional === true;
    if (given.optional && !wanted.optional) return false;
    return assignable(given.type, wanted.optional ? withAbsent(wanted.type) : wanted.type);
  });
}

/** The type of an optional field: its own, or nothing. */
export const withAbsent = (type: Type): Type => ({ type: 'union', of: [...membersOf(type), { type: 'undefined' }] });

/** Whether values of the two types can ever be equal: what TypeScript asks of the two sides of `===`. */
export function comparable(a: Type, b: Type): boolean {
  if (a.type === 'unknown' || b.type === 'unknown') return true;
  const [left, right] = [membersOf(a), membersOf(b)];
  if (left.length === 0 || right.length === 0) return true;
  return left.some((one) => right.some((other) => overlap(one, other)));
}

function overlap(a: Type, b: Type): boolean {
  if (a.type === 'string' && b.type === 'string') return meet(a.oneOf, b.oneOf);
  if (a.type === 'number' && b.type === 'number') return meet(a.oneOf, b.oneOf);
  if (a.type === 'boolean' && b.type === 'boolean') return meet(a.oneOf, b.oneOf);
  if (isText(a) && isText(b)) return fits(a, b) || fits(b, a) || sharesLiteral(a, b) || sharesLiteral(b, a);
  return a.type === b.type;
}

const sharesLiteral = (a: Type, b: Type) =>
  a.type === 'string' && (!a.oneOf || a.oneOf.some((value) => fits({ type: 'string', oneOf: [value] }, b)));

const meet = <V>(a: readonly V[] | undefined, b: readonly V[] | undefined) =>
  !a || !b || a.some((value) => b.includes(value));

/** Whether a single type is a text to JavaScript. */
export const isText = ({ type }: Type) => type === 'string' || type === 'duration' || type === 'instant';

/** Whether every value of the type is of one of these kinds. */
export const only = (type: Type, test: (member: Type) => boolean) =>
  membersOf(type).every((member) => member.type === 'unknown' || test(member));

export const isString = (type: Type) => assignable(type, STRING);
