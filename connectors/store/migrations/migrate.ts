import { type Migration, Migrator } from 'kysely';
import type { Database } from '../schema.ts';
import { StoreError } from '../store-error.ts';
import * as founding from './0001-founding.ts';
import * as attention from './0002-attention.ts';
import * as together from './0003-together.ts';

/** In the order of their names. */
const MIGRATIONS: { readonly [name: string]: Migration } = {
  '0001-founding': founding,
  '0002-attention': attention,
  '0003-together': together,
};

/**
 * Brings the tables to the form that this version knows.
 *
 * @throws StoreError where a newer version wrote the store, or it cannot be written.
 */
export async function migrate(db: Database, place: string): Promise<void> {
  const provider = { getMigrations: async () => ({ ...MIGRATIONS }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error instanceof Error && error.message.startsWith('corrupted migrations')) {
    throw new StoreError('newer', place, error);
  }
  if (error) throw error;
}
