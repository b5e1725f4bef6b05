import { DatabaseSync } from 'node:sqlite';
import { StockFailure } from './source.ts';
import type { Query } from './sql.ts';

/** How long another process may hold the database, in ms: the whole process waits meanwhile. */
const BUSY_MS = 1_000;

/** The file is opened to be read alone. Parameters are JSON: `part in (select value from json_each($1))`. */
export function sqliteQuery(file: string, text: string): Query {
  return async (values) => {
    let database: DatabaseSync | undefined;
    try {
      database = new DatabaseSync(file, { readOnly: true, timeout: BUSY_MS });
      const statement = database.prepare(text);
      const named = Object.fromEntries(values.map((value, i) => [`$${i + 1}`, JSON.stringify(value)]));
      return values.length ? statement.all(named) : statement.all();
    } catch (error) {
      throw new StockFailure(`The stock database cannot be asked: ${(error as Error).message}.`);
    } finally {
      database?.close();
    }
  };
}
