import type { Kysely } from 'kysely';

/** What an entry was written on the strength of: a later try of the same workflow task may come to other ones. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .alterTable('entries')
    .addColumn('history', 'integer', (c) => c.notNull().defaultTo(0))
    .execute();
}
