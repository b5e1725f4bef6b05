import { z } from 'zod';
import type { Value } from './expression.ts';

/**
 * What a value looks like, in the notation in which rules and extensions write it: `'text'`, `'number'`, `'boolean'`,
 * `'instant'`, with `?` where it may be left out; a list `['text']`; an object `{ customer: 'text', due: 'instant?' }`.
 */
export type Shape = string | readonly [Shape] | { readonly [field: string]: Shape };

export const shape: z.ZodType<Shape> = z.lazy(() =>
  z.union([z.string(), z.tuple([shape]), z.record(z.string(), shape)]),
);

/** A value held to a shape: with the fields that the shape has and no others, or the first thing that does not fit. */
export type Fitted = { readonly value: Value } | { readonly problem: string };

/** ISO 8601 with its offset. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

const LEAVES: { readonly [leaf: string]: (value: unknown) => boolean } = {
  text: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  boolean: (value) => typeof value === 'boolean',
  instant: (value) => typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value)),
};

/** Whether a value may be left out. */
export const isOptional = (wanted: Shape): boolean => typeof wanted === 'string' && wanted.endsWith('?');

/** Holds a value to a shape. Null counts as left out, for many programs write it so. */
export function fitted(wanted: Shape, value: unknown, place = 'it'): Fitted {
  if (typeof wanted === 'string') return fitLeaf(wanted, value, place);
  if (isList(wanted)) return fitList(wanted[0], value, place);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return wrong(place, 'an object', value);
  const fields: { [name: string]: Value } = {};
  for (const [name, inner] of Object.entries(wanted)) {
    const inside = fitted(inner, Object.hasOwn(value, name) ? (value as never)[name] : undefined, `${place}.${name}`);
    if ('problem' in inside) return inside;
    if (inside.value !== undefined) fields[name] = inside.value;
  }
  return { value: fields };
}

export const isList = (wanted: Shape): wanted is readonly [Shape] => Array.isArray(wanted);

function fitLeaf(wanted: string, value: unknown, place: string): Fitted {
  const leaf = wanted.replace(/\?$/, '');
  if (leaf !== wanted && (value === undefined || value === null)) return { value: undefined };
  if (!Object.hasOwn(LEAVES, leaf)) return { problem: `${place} has the shape ${wanted}, which is none` };
  return LEAVES[leaf]!(value) ? { value: value as Value } : wrong(place, CALLED[leaf]!, value);
}

const CALLED: { readonly [leaf: string]: string } = {
  text: 'a text',
  number: 'a finite number',
  boolean: 'true or false',
  instant: 'an instant such as 2026-03-02T09:00:00Z',
};

function fitList(wanted: Shape, value: unknown, place: string): Fitted {
  if (!Array.isArray(value)) return wrong(place, 'a list', value);
  const items: Value[] = [];
  for (const [index, item] of value.entries()) {
    const inside = fitted(wanted, item, `${place}[${index}]`);
    if ('problem' in inside) return inside;
    items.push(inside.value);
  }
  return { value: items };
}

/** Says of what kind a value is, never the value: it may be of a mail. */
const wrong = (place: string, wanted: string, value: unknown): Fitted => ({
  problem: `${place} must be ${wanted}, and is ${kindOf(value)}`,
});

function kindOf(value: unknown): string {
  if (value === undefined || value === null) return 'missing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return Number.isFinite(value) ? 'a number' : String(value);
  return typeof value === 'string' ? 'another text' : value instanceof Promise ? 'a promise' : `a ${typeof value}`;
}
