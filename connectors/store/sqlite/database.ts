import { closeSync, existsSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import type { SqliteDatabase, SqliteStatement } from 'kysely';
import { fileTrouble } from '../store-error.ts';
import { sqliteTrouble } from './trouble.ts';

/** How long a statement waits for another process to let go of the database. */
const BUSY_TIMEOUT_MS = 10_000;

/** Queries have a few dozen texts; only lists of varying length make more of them. */
const STATEMENTS_KEPT = 256;

/**
 * A database file of SQLite as the SQLite parts of kysely want one. Statements are prepared once. Every commit is
 * synced: with WAL, `synchronous = FULL` is what keeps an acknowledged write through a power cut.
 */
export class SqliteFile implements SqliteDatabase {
  readonly #file: string;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, SqliteStatement>();

  /** @throws StoreError where the file cannot be opened, or is no database. */
  constructor(file: string) {
    this.#file = file;
    createPrivately(file);
    this.#database = this.#guard(() => new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS }));
    this.#guard(() =>
      this.#database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on'),
    );
  }

  get inTransaction(): boolean {
    return this.#database.isTransaction;
  }

  prepare(sql: string): SqliteStatement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#statement(this.#guard(() => this.#database.prepare(sql)));
    if (this.#statements.size >= STATEMENTS_KEPT) this.#statements.clear();
    this.#statements.set(sql, statement);
    return statement;
  }

  close(): void {
    this.#statements.clear();
    if (this.#database.isOpen) this.#database.close();
  }

  #statement(statement: StatementSync): SqliteStatement {
    const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => this.#guard(() => statement.all(...values(parameters))),
      run: (parameters) => this.#guard(() => statement.run(...values(parameters))),
      iterate: (parameters) => this.#guard(() => statement.iterate(...values(parameters))),
    };
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw sqliteTrouble(error, this.#file);
    }
  }
}

/** SQLite gives its side files the mode of the database, so it is enough to make that one private. */
function createPrivately(file: string): void {
  if (existsSync(file)) return;
  try {
    closeSync(openSync(file, 'a', 0o600));
    const folder = openSync(dirname(file), 'r');
    fsyncSync(folder);
    closeSync(folder);
  } catch (error) {
    throw fileTrouble(error, file);
  }
}
