import type { Of, Value } from '../plan/expression.ts';
import { guardText } from './limits.ts';

/**
 * JavaScript's ToString for values that JSON can carry, own `toString` fields of hostile objects left aside
 * (ECMA-262 §7.1.17, Array.prototype.join for lists).
 */
export function text(value: Value): string {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object') return String(value);
  return isList(value) ? joined(value, ',') : '[object Object]';
}

/** Array.prototype.join: what is not there counts as empty. */
export function joined(list: readonly Value[], separator: string): string {
  const parts = list.map((item) => (item === null || item === undefined ? '' : text(item)));
  guardText(parts.reduce((sum, part) => sum + part.length + separator.length, 0));
  return parts.join(separator);
}

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

type Primitive = null | undefined | boolean | number | string;

/** JavaScript's ToPrimitive. */
const primitive = (value: Value): Primitive =>
  value !== null && typeof value === 'object' ? text(value) : (value as Primitive);

/** JavaScript's ToNumber. */
export const numeric = (value: Value) => Number(primitive(value));

export function plus(left: Value, right: Value): Value {
  const [a, b] = [primitive(left), primitive(right)];
  if (typeof a !== 'string' && typeof b !== 'string') return Number(a) + Number(b);
  const [head, tail] = [text(a), text(b)];
  guardText(head.length + tail.length);
  return head + tail;
}

/** JavaScript's `<`: by code units between texts, by number otherwise; `undefined` where a side is no number. */
function less(left: Value, right: Value): boolean | undefined {
  const [a, b] = [primitive(left), primitive(right)];
  if (typeof a === 'string' && typeof b === 'string') return a < b;
  const [x, y] = [Number(a), Number(b)];
  return Number.isNaN(x) || Number.isNaN(y) ? undefined : x < y;
}

type Binary = (left: Value, right: Value) => Value;

export const BINARY_OPERATORS: Readonly<Record<Of<'binary'>['op'], Binary>> = {
  '+': plus,
  '-': (a, b) => numeric(a) - numeric(b),
  '*': (a, b) => numeric(a) * numeric(b),
  '/': (a, b) => numeric(a) / numeric(b),
  '%': (a, b) => numeric(a) % numeric(b),
  '===': (a, b) => a === b,
  '!==': (a, b) => a !== b,
  '<': (a, b) => less(a, b) ?? false,
  '<=': (a, b) => less(b, a) === false,
  '>': (a, b) => less(b, a) ?? false,
  '>=': (a, b) => less(a, b) === false,
};

export const UNARY_OPERATORS: Readonly<Record<Of<'unary'>['op'], (of: Value) => Value>> = {
  '!': (of) => !of,
  '-': (of) => -numeric(of),
  '+': (of) => numeric(of),
};

/** Reads an own property; nothing is ever read from a prototype, and a text or list has its length and its items. */
export function read(of: Value, name: string): Value {
  if (of === null || of === undefined || name === '__proto__' || !Object.hasOwn(Object(of), name)) return undefined;
  return (of as { readonly [name: string]: Value })[name];
}
