import { z } from 'zod';
import { closest } from '../../engine/compiler/spell.ts';
import { MISSING, plainly } from './plain.ts';

type Issue = z.core.$ZodIssue;

/** A value that fits, or what is wrong with it: a sentence each, with place and remedy. */
export type Held<T> = { readonly data: T } | { readonly complaints: readonly string[] };

/**
 * Holds what people or programs wrote against its schema: `smtp.prot is unknown; did you mean "port"?`
 *
 * @param whole what the value itself is called
 */
export function held<T extends z.ZodType>(value: unknown, schema: T, whole = 'the file'): Held<z.output<T>> {
  const { data, error } = schema.safeParse(value, { error: plainly });
  if (!error) return { data: data as z.output<T> };
  const issues = error.issues.flatMap((issue) => flatten(issue));
  return { complaints: issues.flatMap((issue) => say(issue, schema, whole)) };
}

/** Of the alternatives of a union, the one that the writer came closest to: which has the fewest complaints, the deepest first. */
function flatten(issue: Issue, above: readonly PropertyKey[] = []): Issue[] {
  const path = [...above, ...issue.path];
  // what is wrong with a name is known to the issue within
  if (issue.code === 'invalid_key' && issue.issues[0]) return [{ ...issue, path, message: issue.issues[0].message }];
  if (issue.code !== 'invalid_union' || !issue.errors.length || issue.message !== 'Invalid input')
    return [{ ...issue, path }];
  const depth = (issues: readonly Issue[]) =>
    Math.max(...issues.map((one) => one.path.length + Number(one.code === 'unrecognized_keys')));
  // A bare `false` is the alternative that least says what somebody meant to write.
  const isBare = (issues: readonly Issue[]) => Number(issues.every(({ code }) => code === 'invalid_value'));
  const nearest = issue.errors.toSorted(
    (a, b) => depth(b) - depth(a) || isBare(a) - isBare(b) || a.length - b.length,
  )[0]!;
  return nearest.flatMap((one) => flatten(one, path));
}

function say(issue: Issue, schema: z.ZodType, whole: string): string[] {
  const place = issue.path.map(String).join('.');
  if (issue.message.startsWith(MISSING)) return [`${place || whole} ${issue.message}`];
  if (issue.code !== 'unrecognized_keys') return [`${place || whole}: ${issue.message}`];
  const known = keysAt(schema, issue.path);
  return issue.keys.map((key) => {
    const guess = closest(key, known);
    const remedy = guess ? `; did you mean "${guess}"?` : known.length ? `; there are ${known.join(', ')}.` : '.';
    return `${place ? `${place}.` : ''}${key} is unknown${remedy}`;
  });
}

/** The keys that an object of the schema has at a path; none where they cannot be told. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const found = path.reduce<z.core.$ZodType[]>(
    (at, key) => at.flatMap(objects).flatMap((one) => inside(one, key)),
    [schema],
  );
  return found.flatMap(objects).flatMap((one) => (one instanceof z.ZodObject ? Object.keys(one.shape) : []));
}

function inside(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType[] {
  if (schema instanceof z.ZodObject) return key in schema.shape ? [schema.shape[key as string]] : [];
  if (schema instanceof z.ZodArray) return [schema.element];
  return schema instanceof z.ZodRecord ? [schema.valueType] : [];
}

/** What stands behind defaults, unions and transformations. */
function objects(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional)
    return objects(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(objects);
  return schema instanceof z.ZodPipe ? objects(schema.in) : [schema];
}
