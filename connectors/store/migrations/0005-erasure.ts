import type { Kysely } from 'kysely';

/** What was erased of each arrival, and which mails are still named. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('arrivals').addColumn('erased_at', 'bigint').execute();
  await schema
    .createIndex('arrivals_kept')
    .on('arrivals')
    .columns(['taken_at', 'event'])
    .where('erased_at' as never, 'is', null)
    .execute();
  await schema.createIndex('arrivals_by_mail').on('arrivals').columns(['mail']).execute();
}
