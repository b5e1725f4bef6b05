import type { Transaction } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * Makes transactions of one name take turns until they end: what they read is then what the one before them wrote. SQLite
 * lets one write at a time anyway; Postgres, under READ COMMITTED, waits for the row.
 */
export async function takeTurn(tx: Transaction<Schema>, name: string): Promise<void> {
  await tx
    .insertInto('turns')
    .values({ name })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ name }))
    .execute();
}
