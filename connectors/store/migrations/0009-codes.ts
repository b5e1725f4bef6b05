import type { Kysely } from 'kysely';

/** One-time codes of links, and how often they were tried: guesses at several processes are guesses at one code. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('codes')
    .addColumn('nonce', 'text', (column) => column.primaryKey())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('until_at', 'bigint', (column) => column.notNull())
    .addColumn('tries', 'bigint', (column) => column.notNull())
    .addColumn('issues', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
}
