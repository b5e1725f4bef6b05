import type { PostgresPool } from 'kysely';
import pg from 'pg';
import { kept, restored } from './text.ts';
import { postgresTrouble } from './trouble.ts';

export interface PostgresOptions {
  /** `postgres://user:password@host:5432/database`. A secret. */
  readonly url: string;
  /** Connections that this process may hold. */
  readonly poolSize?: number | undefined;
}

const POOL_SIZE = 10;

/** How long a connection may take to be made or to be given, in ms. */
const CONNECT_MS = 5_000;

/** No statement of ours takes long: one that does waits for a lock that nobody will give up. In ms. */
const STATEMENT_MS = 30_000;

/** A process that stands still within a transaction keeps the others waiting; its transaction is rolled back then. In ms. */
const IDLE_MS = 60_000;

/** Where a server says that a query's results have these types (`pg_type.oid`). */
const OID = { int8: 20, text: 25, varchar: 1043 } as const;

const READERS: { readonly [oid: number]: (text: string) => unknown } = {
  // times in milliseconds and UIDs: far below 2^53
  [OID.int8]: Number,
  [OID.text]: restored,
  [OID.varchar]: restored,
};

/** The connections to a Postgres as kysely wants them; errors are {@link StoreError}s where the server is to blame. */
export function openPool({ url, poolSize = POOL_SIZE }: PostgresOptions): PostgresPool {
  const place = placeOf(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    idle_in_transaction_session_timeout: IDLE_MS,
    keepAlive: true,
    application_name: 'posthorn',
    types: { getTypeParser: (oid, format) => READERS[oid] ?? pg.types.getTypeParser(oid, format as 'text') },
  });
  // a server that goes away ends connections that nobody uses; without somebody who hears of it the process would end
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw postgresTrouble(error, place);
    }
  };
  return {
    connect: () => guarded(async () => guardedClient(await pool.connect(), guarded)),
    end: () => pool.end(),
  };
}

type Guard = <T>(work: () => Promise<T>) => Promise<T>;
type Client = Awaited<ReturnType<PostgresPool['connect']>>;

/** One object for each connection, for kysely remembers them. */
const clients = new WeakMap<pg.PoolClient, Client>();

function guardedClient(client: pg.PoolClient, guarded: Guard): Client {
  const known = clients.get(client);
  if (known) return known;
  const query = (sql: string, parameters: readonly unknown[] = []) =>
    guarded(() =>
      client.query(
        sql,
        parameters.map((value) => (typeof value === 'string' ? kept(value) : value)),
      ),
    );
  const fresh = { query, release: () => client.release() } as unknown as Client;
  clients.set(client, fresh);
  return fresh;
}

/** What errors call the database: never with the password. */
export function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `postgres://${hostname}${port && `:${port}`}${pathname}`;
}
