import type { Kysely } from 'kysely';

/** Places for alerts that are about to be sent, for the storm limit. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('claims')
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('claims_key', ['person', 'event'])
    .execute();
}
