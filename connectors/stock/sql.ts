import { z } from 'zod';
import { readSecret, secret } from '../secret.ts';
import { postgresQuery } from './postgres.ts';
import { itemsOf, rowsOf, StockFailure, type StockSource } from './source.ts';
import { sqliteQuery } from './sqlite.ts';

export const sqlStock = z
  .strictObject({
    kind: z.literal('sql'),
    url: secret.describe('postgres://user:password@host:5432/database, or sqlite:/path/to/file.'),
    query: z
      .string()
      .min(1)
      .transform((text) => text.trim().replace(/;\s*$/, ''))
      .describe(
        'One select with the columns of a stock list. $1 stands for the part numbers of the mail, $2 for its words: lists (Postgres: text[]) or JSON (SQLite). Without them the whole list is read, and kept.',
      ),
    refreshSeconds: z.int().min(1).max(86_400).default(300),
    timeout: z.int().min(100).max(50_000).default(10_000).describe('For connection and query, in ms.'),
  })
  .refine(({ query }) => parametersOf(query) !== undefined, {
    path: ['query'],
    message: 'A query has no parameter, $1 (part numbers), or $1 and $2 (words).',
  });
export type SqlStock = z.output<typeof sqlStock>;

/** Asks for what the mail names: what it says goes as values, and never stands in the text of a query. */
export type Query = (values: readonly (readonly string[])[]) => Promise<readonly unknown[]>;

/** How many parameters a query has; undefined where they are not $1, or $1 and $2. */
export function parametersOf(query: string): number | undefined {
  const used = new Set([...query.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));
  return used.size === 0
    ? 0
    : used.size === 1 && used.has(1)
      ? 1
      : used.size === 2 && used.has(1) && used.has(2)
        ? 2
        : undefined;
}

/** @throws SecretError where the URL is not where the configuration says; StockFailure where it is of no database that we speak to */
export function sqlSource(config: SqlStock): StockSource {
  const url = readSecret(config.url);
  const ask = queryOf(url, config);
  const place = 'The stock list of the database';
  const parameters = parametersOf(config.query) ?? 0;
  return {
    place,
    perMail: parameters > 0,
    keepFor: config.refreshSeconds * 1_000,
    async load({ parts, words }) {
      return itemsOf(rowsOf(await ask([parts, words].slice(0, parameters)), place), place, 'row');
    },
  };
}

function queryOf(url: string, { query, timeout }: SqlStock): Query {
  // As the part of another query it can be nothing but a select.
  const text = `select * from (${query}\n) as stock limit 200001`;
  if (/^postgres(?:ql)?:\/\//.test(url)) return postgresQuery(url, text, timeout);
  if (url.startsWith('sqlite:')) return sqliteQuery(url.slice('sqlite:'.length), text);
  throw new StockFailure('The URL of the stock database is none of postgres://… and sqlite:/path.');
}
