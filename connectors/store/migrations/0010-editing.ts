import type { Kysely } from 'kysely';

/** What the editor saved and nobody has activated, policies that are switched off, what waits for a second person, and who changed what. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('drafts')
    .addColumn('file', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('active_text', 'text')
    .addColumn('by_person', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('drafts_key', ['file', 'hash'])
    .execute();
  await schema
    .createTable('switched_off')
    .addColumn('policy', 'text', (c) => c.primaryKey())
    .addColumn('by_person', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await schema
    .createTable('proposals')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('about', 'text', (c) => c.notNull())
    .addColumn('by_person', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await schema
    .createTable('rule_changes')
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('by_person', 'text', (c) => c.notNull())
    .addColumn('approved_by', 'text')
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  await schema.createIndex('rule_changes_by_subject').on('rule_changes').columns(['subject', 'at']).execute();
  await schema.createIndex('rule_changes_by_time').on('rule_changes').columns(['at']).execute();
}
