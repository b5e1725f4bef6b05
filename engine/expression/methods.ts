import type { Value } from '../plan/expression.ts';
import { type Result, UNKNOWN } from './environment.ts';
import { CALL, guardList, guardText } from './limits.ts';
import { isList, joined, numeric, text } from './operators.ts';
import { indexOf, placesOf } from './search.ts';

/** A method that policies may call: how many arguments it takes, and whether the first is an arrow function. */
export interface Method {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly arrow: boolean;
}

const plain = (name: string, min: number, max = min): Method => ({ name, min, max, arrow: false });
const withArrow = (name: string): Method => ({ name, min: 1, max: 1, arrow: true });

export const STRING_METHODS: readonly Method[] = [
  plain('at', 1),
  plain('charAt', 1),
  plain('concat', 1, 8),
  plain('endsWith', 1),
  plain('includes', 1),
  plain('indexOf', 1),
  plain('padEnd', 1, 2),
  plain('padStart', 1, 2),
  plain('replace', 2),
  plain('replaceAll', 2),
  plain('slice', 0, 2),
  plain('split', 1),
  plain('startsWith', 1),
  plain('substring', 1, 2),
  plain('toLowerCase', 0),
  plain('toUpperCase', 0),
  plain('trim', 0),
  plain('trimEnd', 0),
  plain('trimStart', 0),
];

export const ARRAY_METHODS: readonly Method[] = [
  plain('at', 1),
  plain('concat', 1, 8),
  withArrow('every'),
  withArrow('filter'),
  withArrow('find'),
  withArrow('findIndex'),
  plain('includes', 1),
  plain('indexOf', 1),
  plain('join', 0, 1),
  withArrow('map'),
  plain('slice', 0, 2),
  withArrow('some'),
];

/** An arrow function that stands as an argument. */
export type Arrow = (...values: readonly Value[]) => Result;
export type Argument = Value | Arrow;

/**
 * Calls a method of a text or a list as JavaScript does. Nothing is looked up on a prototype: what the lists above do
 * not name, and what has no such method, gives `undefined`.
 *
 * @throws LimitError where the result would be too large
 */
export function callMethod(of: Value, name: string, args: readonly Argument[], spend: (work: number) => void): Result {
  if (typeof of === 'string') {
    spend(CALL + of.length);
    return own(ON_TEXT, name)?.(of, args.filter(isValue));
  }
  if (!isList(of)) return undefined;
  spend(CALL + of.length);
  const [first] = args;
  if (typeof first === 'function') return own(WITH_ARROW, name)?.(of, first);
  return own(ON_LIST, name)?.(of, args.filter(isValue));
}

const isValue = (argument: Argument): argument is Value => typeof argument !== 'function';

const own = <T>(table: { readonly [name: string]: T }, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

type Args = readonly Value[];

/** An argument that was left out stays so: `slice(1, undefined)` goes to the end. */
const whole = (value: Value) => (value === undefined ? undefined : numeric(value));

const ON_TEXT: { readonly [name: string]: (of: string, args: Args) => Value } = {
  at: (of, [index]) => of.at(whole(index) ?? 0),
  charAt: (of, [index]) => of.charAt(whole(index) ?? 0),
  concat: (of, args) => joined([of, ...args.map(text)], ''),
  endsWith: (of, [part]) => of.endsWith(text(part)),
  includes: (of, [part]) => indexOf(of, text(part)) >= 0,
  indexOf: (of, [part]) => indexOf(of, text(part)),
  padEnd: (of, [length, fill]) => of.padEnd(padded(length), fill === undefined ? ' ' : text(fill)),
  padStart: (of, [length, fill]) => of.padStart(padded(length), fill === undefined ? ' ' : text(fill)),
  replace: (of, [part, by]) => replace(of, text(part), text(by)),
  replaceAll: (of, [part, by]) => replaceAll(of, text(part), text(by)),
  slice: (of, [start, end]) => of.slice(whole(start), whole(end)),
  split: (of, [separator]) => split(of, separator),
  startsWith: (of, [part]) => of.startsWith(text(part)),
  substring: (of, [start, end]) => of.substring(whole(start) ?? 0, whole(end)),
  toLowerCase: (of) => of.toLowerCase(),
  toUpperCase: (of) => of.toUpperCase(),
  trim: (of) => of.trim(),
  trimEnd: (of) => of.trimEnd(),
  trimStart: (of) => of.trimStart(),
};

function padded(length: Value): number {
  const wanted = whole(length) ?? 0;
  guardText(wanted);
  return wanted;
}

function replace(of: string, part: string, by: string): string {
  const at = indexOf(of, part);
  if (at < 0) return of;
  guardText(of.length + expandedLength(of, part, by));
  return of.slice(0, at) + expand(of, part, by, at) + of.slice(at + part.length);
}

function replaceAll(of: string, part: string, by: string): string {
  if (part === '') {
    guardText((of.length + 1) * (expandedLength(of, part, by) + 1));
    return of.replaceAll(part, by);
  }
  const places = [...placesOf(of, part)];
  guardText(of.length + places.length * expandedLength(of, part, by));
  let made = '';
  let end = 0;
  for (const at of places) {
    made += of.slice(end, at) + expand(of, part, by, at);
    end = at + part.length;
  }
  return made + of.slice(end);
}

const PLACEHOLDER = /\$[$&`']/g;

/** JavaScript's GetSubstitution for a part that is a text (ECMA-262 §22.1.3.19.1). */
function expand(of: string, part: string, by: string, at: number): string {
  if (!by.includes('$')) return by;
  return by.replace(PLACEHOLDER, (found) => {
    if (found === '$$') return '$';
    if (found === '$&') return part;
    return found === '$`' ? of.slice(0, at) : of.slice(at + part.length);
  });
}

/** No expansion is longer. */
const expandedLength = (of: string, part: string, by: string) =>
  by.length + (by.match(PLACEHOLDER)?.length ?? 0) * Math.max(of.length, part.length);

function split(of: string, separator: Value): readonly string[] {
  if (separator === undefined) return [of];
  const by = text(separator);
  if (by === '') {
    guardList(of.length);
    return of.split('');
  }
  const parts: string[] = [];
  let end = 0;
  for (const at of placesOf(of, by)) {
    parts.push(of.slice(end, at));
    guardList(parts.length);
    end = at + by.length;
  }
  return [...parts, of.slice(end)];
}

const ON_LIST: { readonly [name: string]: (of: Args, args: Args) => Value } = {
  at: (of, [index]) => of.at(whole(index) ?? 0),
  concat: (of, args) => {
    guardList(args.reduce<number>((sum, added) => sum + (isList(added) ? added.length : 1), of.length));
    return of.concat(...args);
  },
  includes: (of, [item]) => of.includes(item),
  indexOf: (of, [item]) => of.indexOf(item),
  join: (of, [separator]) => joined(of, separator === undefined ? ',' : text(separator)),
  slice: (of, [start, end]) => of.slice(whole(start), whole(end)),
};

const WITH_ARROW: { readonly [name: string]: (of: Args, arrow: Arrow) => Result } = {
  every: (of, arrow) => negated(some(of, (...values) => negated(arrow(...values)))),
  filter: (of, arrow) => {
    const answers = of.map((item, index) => arrow(item, index, of));
    return answers.includes(UNKNOWN) ? UNKNOWN : of.filter((_, index) => answers[index]);
  },
  find: (of, arrow) => {
    const index = findIndex(of, arrow);
    return index === UNKNOWN ? UNKNOWN : of[index];
  },
  findIndex,
  map: (of, arrow) => {
    const mapped = of.map((item, index) => arrow(item, index, of));
    return mapped.includes(UNKNOWN) ? UNKNOWN : (mapped as Args);
  },
  some,
};

const negated = (answer: Result) => (answer === UNKNOWN ? UNKNOWN : !answer);

/** One `true` decides, whatever is unknown beside it. */
function some(of: Args, arrow: Arrow): boolean | typeof UNKNOWN {
  let unknown = false;
  for (const [index, item] of of.entries()) {
    const answer = arrow(item, index, of);
    if (answer === UNKNOWN) unknown = true;
    else if (answer) return true;
  }
  return unknown ? UNKNOWN : false;
}

/** An unknown answer hides which item is the first. */
function findIndex(of: Args, arrow: Arrow): number | typeof UNKNOWN {
  for (const [index, item] of of.entries()) {
    const answer = arrow(item, index, of);
    if (answer === UNKNOWN) return UNKNOWN;
    if (answer) return index;
  }
  return -1;
}
