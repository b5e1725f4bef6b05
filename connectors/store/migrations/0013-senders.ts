import type { Kysely } from 'kysely';

/** What each mail tells of its sender, for the mails that come after it. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('senders')
    .addColumn('event', 'text', (c) => c.primaryKey())
    .addColumn('sender', 'text', (c) => c.notNull())
    .addColumn('root', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('reply_to', 'text', (c) => c.notNull())
    .addColumn('accounts', 'text', (c) => c.notNull())
    .addColumn('sound', 'integer', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .execute();
  for (const column of ['sender', 'root', 'name'])
    await schema.createIndex(`senders_by_${column}`).on('senders').columns([column, 'at']).execute();
}
