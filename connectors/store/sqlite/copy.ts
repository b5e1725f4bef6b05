import { backup, DatabaseSync } from 'node:sqlite';
import { StoreError } from '../store-error.ts';
import { sqliteTrouble } from './trouble.ts';

/** How long a copy waits for a writer, in ms. */
const BUSY_TIMEOUT_MS = 30_000;

/** All pages in one step: a copy in several begins anew whenever another process writes between them. */
const ALL_PAGES = 2 ** 31 - 1;

/**
 * Copies a database as it is at one instant, while other processes write to it (SQLite's online backup).
 *
 * @throws StoreError where it cannot be read, or the copy not be written
 */
export async function copyDatabase(file: string, to: string): Promise<void> {
  await opened(file, (database) => backup(database, to, { rate: ALL_PAGES }));
}

/** @throws StoreError where the database is damaged */
export async function expectSound(file: string): Promise<void> {
  await opened(file, async (database) => {
    const [first] = database.prepare('pragma integrity_check(1)').all();
    if (first?.integrity_check !== 'ok') throw new StoreError('corrupt', file, first);
  });
}

/** @returns the hashes of all mails that a store names */
export async function namedMails(file: string): Promise<string[]> {
  return opened(file, async (database) => {
    const rows = database.prepare("select distinct mail from arrivals where mail <> ''").all();
    return rows.map(({ mail }) => String(mail));
  });
}

async function opened<T>(file: string, work: (database: DatabaseSync) => Promise<T>): Promise<T> {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
    return await work(database);
  } catch (error) {
    throw sqliteTrouble(error, file);
  } finally {
    database?.close();
  }
}
