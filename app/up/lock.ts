import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileTrouble, StoreError } from '../../connectors/store/store-error.ts';

/** How long a process that is just ending may take, in ms. */
const PATIENCE_MS = 1_000;
const SQLITE_BUSY = 5;

/**
 * Keeps a data folder for this process, and makes it where there is none: a second Posthorn on the same folder would end the
 * Temporal server of the first. The operating system lets go of the lock when the process ends, however it ends;
 * until then what is returned must be kept, or the garbage collector lets go of it.
 *
 * @throws StoreError where another process holds it, or the folder cannot be used
 */
export function lockData(folder: string): { close(): void } {
  const file = join(folder, 'running.lock');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw fileTrouble(error, folder);
  }
  try {
    return exclusive(new DatabaseSync(file, { timeout: PATIENCE_MS }));
  } catch (error) {
    const isHeld = (error as { errcode?: number }).errcode === SQLITE_BUSY;
    throw new StoreError(isHeld ? 'locked' : 'unwritable', isHeld ? folder : file, error);
  }
}

function exclusive(database: DatabaseSync): DatabaseSync {
  try {
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
