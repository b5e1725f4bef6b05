import type { Kysely } from 'kysely';

/** What past mails were, and which of ours answer them: from it is told how soon, and in which words, to answer the next. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('readings')
    .addColumn('event', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('language', 'text', (c) => c.notNull())
    .addColumn('customer', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('replies')
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('sent', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('replies_key', ['event', 'sent'])
    .execute();
  await schema.createIndex('replies_by_sent').on('replies').column('sent').execute();
  await schema.createIndex('states_by_state').on('states').columns(['state', 'at']).execute();
}
