import type { Kysely } from 'kysely';

/** What people said that a mail was, where it was read wrongly: from it the classifier learns. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('intent_corrections')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('seen', 'text', (c) => c.notNull())
    .addColumn('by_person', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await schema.createIndex('intent_corrections_by_event').on('intent_corrections').column('event').execute();
}
