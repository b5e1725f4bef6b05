import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Kysely,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { SqliteFile } from './database.ts';

/**
 * `kysely` over `node:sqlite`. The dialects that registries offer for this pair are young and have one keeper each; what they
 * would bring is these lines, for kysely's own SQLite parts do the work.
 */
export class NodeSqliteDialect implements Dialect {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  createDriver() {
    return new ImmediateDriver(new SqliteFile(this.#file));
  }

  createAdapter() {
    return new TransactionalAdapter();
  }

  createQueryCompiler() {
    return new SqliteQueryCompiler();
  }

  createIntrospector(db: Kysely<unknown>) {
    return new SqliteIntrospector(db);
  }
}

/**
 * Our transactions all write. One that begins as a reader and then finds that another process wrote meanwhile fails at
 * once, whatever the busy timeout; `begin immediate` waits its turn instead.
 */
class ImmediateDriver extends SqliteDriver {
  readonly #database: SqliteFile;

  constructor(database: SqliteFile) {
    super({ database });
    this.#database = database;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** After a full disk SQLite has rolled back already; to do it again would hide the error that says so. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }
}

/** SQLite can change a schema within a transaction: then two processes that start at once migrate one after the other. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}
