import type { Kysely } from 'kysely';

/** Trouble of Posthorn itself that goes on. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('episodes')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('since_at', 'bigint', (column) => column.notNull())
    .execute();
}
