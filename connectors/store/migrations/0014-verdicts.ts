import type { Kysely } from 'kysely';

/** What people say of mails, and what was found in each, which their word is about. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .alterTable('senders')
    .addColumn('reasons', 'text', (c) => c.notNull().defaultTo('[]'))
    .execute();
  await schema
    .createTable('verdicts')
    .addColumn('event', 'text', (c) => c.primaryKey())
    .addColumn('verdict', 'text', (c) => c.notNull())
    .addColumn('by_person', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
}
