import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { closest } from '../../engine/compiler/spell.ts';

/** What is wrong at one place of an event's data. */
export interface Problem {
  /** JSON Pointer (RFC 6901) into the data: `/lines/0/pieces`; empty for the data themselves. */
  readonly path: string;
  /** What is wrong and what to send instead, as a sentence. */
  readonly message: string;
}

export interface Checked {
  /** None where the data fit. */
  readonly problems: readonly Problem[];
  /** Fields that nobody declared, as JSON Pointers: kept, and read by nobody. */
  readonly ignored: readonly string[];
}

type Schema = { readonly [keyword: string]: unknown };

/** An answer names no more than this. */
const MOST = 20;

/** RFC 3339, section 5.6, with an offset. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, verbose: true });
ajv.addFormat('date-time', (text) => INSTANT.test(text) && !Number.isNaN(Date.parse(text)));

const compiled = new WeakMap<Schema, ValidateFunction>();

/** Holds data against an event's schema, and says what is wrong where. */
export function checkData(schema: Schema, data: unknown): Checked {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  const ignored = undeclared(schema, data, '').slice(0, MOST);
  if (validate(data)) return { problems: [], ignored };
  const problems = (validate.errors ?? []).map((error) => problemOf(error, ignored));
  return { problems: problems.slice(0, MOST), ignored };
}

function problemOf(error: ErrorObject, ignored: readonly string[]): Problem {
  const { keyword, instancePath, params, data, parentSchema } = error;
  if (keyword === 'required') return missing(instancePath, String(params.missingProperty), parentSchema, ignored);
  if (keyword === 'format') {
    const wanted = 'an instant with its offset, such as "2026-07-08T09:30:00Z"';
    return { path: instancePath, message: `This is ${shown(data)}. Send ${wanted}.` };
  }
  return { path: instancePath, message: `This is ${shown(data)}. Send ${wantedBy(parentSchema)}.` };
}

function missing(at: string, name: string, object: Schema | undefined, ignored: readonly string[]): Problem {
  const properties = (object?.properties ?? {}) as { readonly [name: string]: Schema };
  const strangers = ignored.filter((path) => path.startsWith(`${at}/`)).map((path) => path.slice(at.length + 1));
  const meant = closest(name, strangers);
  const remedy =
    meant === undefined ? `Send ${wantedBy(properties[name])}` : `Is "${meant}" meant to be it? Call it "${name}"`;
  return { path: `${at}/${name}`, message: `"${name}" is missing. ${remedy}${meant === undefined ? '.' : '.'}` };
}

const WANTED: { readonly [type: string]: string } = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function wantedBy(schema: Schema | undefined): string {
  if (schema?.format === 'date-time') return 'an instant, such as "2026-07-08T09:30:00Z"';
  const [type] = [schema?.type].flat();
  return WANTED[String(type)] ?? 'what the declaration says';
}

/** Short, and of one line. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value !== null && typeof value === 'object') return 'an object';
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function undeclared(schema: Schema, data: unknown, at: string): readonly string[] {
  if (Array.isArray(data)) {
    const items = schema.items as Schema | undefined;
    return items ? data.flatMap((item, i) => undeclared(items, item, `${at}/${i}`)) : [];
  }
  if (data === null || typeof data !== 'object') return [];
  const properties = (schema.properties ?? {}) as { readonly [name: string]: Schema };
  return Object.entries(data).flatMap(([name, value]) => {
    const path = `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return Object.hasOwn(properties, name) ? undeclared(properties[name]!, value, path) : [path];
  });
}
