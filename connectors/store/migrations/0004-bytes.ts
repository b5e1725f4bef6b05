import type { Kysely } from 'kysely';

/** Raw mails and large payloads, where they are no files. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('bytes')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('raw', 'bytea', (c) => c.notNull())
    .addColumn('put_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('bytes_key', ['kind', 'hash'])
    .execute();
  await schema.createIndex('bytes_by_time').on('bytes').columns(['kind', 'put_at']).execute();
}
