import pg from 'pg';
import { StockFailure } from './source.ts';
import type { Query } from './sql.ts';

/** One read-only transaction on a connection of its own. @param timeout for connection and for query, ms */
export function postgresQuery(url: string, text: string, timeout: number): Query {
  return async (values) => {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: timeout,
      statement_timeout: timeout,
      query_timeout: timeout,
      application_name: 'posthorn stock',
    });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query('begin transaction read only');
      const { rows } = await client.query({ text, values: [...values], queryMode: 'extended' } as pg.QueryConfig);
      return rows as unknown[];
    } catch (error) {
      throw new StockFailure(troubleOf(error));
    } finally {
      await client.end().catch(() => {});
    }
  };
}

/** The server's own words are about the query of the administrator; those of the connection may name its URL. */
function troubleOf(error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  if (error instanceof pg.DatabaseError) return `The stock database refuses the query (${code}): ${message}.`;
  return `The stock database cannot be reached (${code ?? 'no answer in time'}).`;
}
