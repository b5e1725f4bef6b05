import type { Kysely } from 'kysely';

/** What several processes need: who watches a mailbox now, what runs were told of, and what the whole installation shares. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('watches')
    .addColumn('mailbox', 'text', (c) => c.primaryKey())
    .addColumn('watch', 'bigint', (c) => c.notNull())
    .execute();
  await schema
    .createTable('installation')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('value', 'text', (c) => c.notNull())
    .execute();
  await schema
    .alterTable('states')
    .addColumn('told', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute();
  await schema.createIndex('states_by_told').on('states').columns(['told', 'at']).execute();
}
