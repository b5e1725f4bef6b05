import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { configSchema } from '../../app/config/schema.ts';

const page = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

interface Row {
  /** As they stand in its first cell: `ops`, `http.host`. */
  readonly keys: readonly string[];
  /** Of the whole row, and of the pages that it leads to. */
  readonly words: string;
}

const rows: readonly Row[] = page('configuration.md')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const keys = [...line.split('|')[1]!.matchAll(/`([\w.]+)`/g)].map(([, key]) => key!);
    const pages = [...line.matchAll(/\]\(([\w-]+\.md)/g)].map(([, name]) => page(name!));
    return { keys, words: [line, ...pages].join('\n') };
  });

/** Keys of a section, as deep as they are fixed: `retention.mails`, but not what stands in a list or under names of one's own. */
function keysOf(schema: z.core.$ZodType, above: readonly string[] = []): string[][] {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional)
    return keysOf(schema.unwrap(), above);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((one) => keysOf(one, above));
  if (schema instanceof z.ZodPipe) return keysOf(schema.in, above);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([key, inner]) => {
    const path = [...above, key];
    return [path, ...keysOf(inner as z.core.$ZodType, path)];
  });
}

const isSaid = (path: readonly string[]) => {
  const named = path.map((_, at) => path.slice(0, path.length - at).join('.'));
  if (rows.some(({ keys }) => keys.some((key) => key === named[0] || key.startsWith(`${named[0]}.`)))) return true;
  const key = new RegExp(`[\`"{ ]${path.at(-1)}[\`":]`);
  return rows.some(
    ({ keys, words }) => keys.some((one) => named.includes(one) || one.startsWith(`${path[0]}.`)) && key.test(words),
  );
};

describe('the page on the configuration', () => {
  it('has a row for every section', () => {
    const missing = Object.keys(configSchema.shape).filter(
      (key) => key !== '$schema' && !rows.some(({ keys }) => keys.some((one) => one.split('.')[0] === key)),
    );
    expect(missing).toEqual([]);
  });

  it('says every key, or leads to the page that does', () => {
    // a secret's own form is said once, and the relay's on the page of the channel that it is
    const isElsewhere = (path: string) => /^\$schema$|^outgoing\.relay\.|\.(?:env|file)$/.test(path);
    const missing = keysOf(configSchema).filter((path) => !isElsewhere(path.join('.')) && !isSaid(path));
    expect(missing.map((path) => path.join('.'))).toEqual([]);
  });

  it('names no key that there is not', () => {
    const known = new Set(keysOf(configSchema).map((path) => path.join('.')));
    const inPage = rows.flatMap(({ keys }) => keys).filter((key) => !/^[A-Z_]+$/.test(key));
    expect(inPage.filter((key) => !known.has(key))).toEqual([]);
  });
});
