import type { Kysely } from 'kysely';

/** The tables of {@link ../schema.ts} as they were at first. A migration that was released is never changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await intake(db);
  await attention(db);
  await knowledge(db);
}

async function intake({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('events')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('message_id', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('taken_at', 'bigint', (c) => c.notNull())
    .execute();
  await schema.createIndex('events_by_message_id').on('events').columns(['message_id', 'taken_at']).execute();
  await schema.createIndex('events_by_time').on('events').columns(['taken_at', 'id']).execute();
  await schema
    .createTable('arrivals')
    .addColumn('event', 'text', (c) => c.notNull().references('events.id'))
    .addColumn('mailbox', 'text', (c) => c.notNull())
    .addColumn('source', 'text', (c) => c.notNull())
    .addColumn('envelope', 'text', (c) => c.notNull())
    .addColumn('mail', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('taken_at', 'bigint', (c) => c.notNull())
    .addColumn('folder', 'text')
    .addColumn('uid_validity', 'text')
    .addColumn('uid', 'bigint')
    .addPrimaryKeyConstraint('arrivals_key', ['event', 'mailbox'])
    .execute();
  await schema.createIndex('arrivals_by_folder').on('arrivals').columns(['mailbox', 'folder', 'uid']).execute();
  await schema.createIndex('arrivals_by_state').on('arrivals').columns(['state', 'taken_at']).execute();
  await schema.createIndex('arrivals_by_place').on('arrivals').columns(['mailbox', 'folder', 'uid']).execute();
  await schema
    .createTable('places')
    .addColumn('mailbox', 'text', (c) => c.notNull())
    .addColumn('folder', 'text', (c) => c.notNull())
    .addColumn('uid_validity', 'text', (c) => c.notNull())
    .addColumn('uid', 'bigint', (c) => c.notNull())
    .addColumn('event', 'text', (c) => c.notNull().references('events.id'))
    .addColumn('noted_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('places_key', ['mailbox', 'folder', 'uid_validity', 'uid'])
    .execute();
  await schema.createIndex('places_by_event').on('places').columns(['event', 'noted_at']).execute();
  await schema
    .createTable('states')
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('of_handle', 'text', (c) => c.notNull())
    .addColumn('by_person', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('states_key', ['event', 'state', 'of_handle', 'by_person'])
    .execute();
  await schema
    .createTable('cursors')
    .addColumn('mailbox', 'text', (c) => c.notNull())
    .addColumn('folder', 'text', (c) => c.notNull())
    .addColumn('uid_validity', 'text', (c) => c.notNull())
    .addColumn('uid_next', 'bigint', (c) => c.notNull())
    .addColumn('mod_seq', 'text')
    .addColumn('read_at', 'bigint')
    .addPrimaryKeyConstraint('cursors_key', ['mailbox', 'folder'])
    .execute();
}

async function attention({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('alerts')
    .addColumn('key', 'text', (c) => c.primaryKey())
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('person', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('alert', 'text', (c) => c.notNull())
    .addColumn('receipt', 'text')
    .addColumn('detail', 'text')
    .addColumn('logged_at', 'bigint', (c) => c.notNull())
    .execute();
  for (const column of ['event', 'person', 'channel']) {
    await schema.createIndex(`alerts_by_${column}`).on('alerts').columns([column, 'logged_at']).execute();
  }
  await schema
    .createTable('entries')
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('ordinal', 'bigint', (c) => c.notNull())
    .addColumn('entry', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('entries_key', ['event', 'ordinal'])
    .execute();
  await schema
    .createTable('tasks')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('system', 'text', (c) => c.notNull())
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('policy', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('assign', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('done_at', 'bigint')
    .addColumn('done_by', 'text')
    .execute();
  await schema.createIndex('tasks_by_event').on('tasks').columns(['event', 'created_at']).execute();
  await schema.createIndex('tasks_by_time').on('tasks').columns(['done_at', 'created_at']).execute();
}

async function knowledge({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('addresses')
    .addColumn('person', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('address', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('addresses_key', ['person', 'channel'])
    .execute();
  await schema
    .createTable('counts')
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('of_value', 'text', (c) => c.notNull())
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('counts_key', ['kind', 'of_value', 'event'])
    .execute();
  await schema.createIndex('counts_by_time').on('counts').columns(['kind', 'of_value', 'at']).execute();
  await schema
    .createTable('rulesets')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('json', 'text', (c) => c.notNull())
    .addColumn('published_at', 'bigint', (c) => c.notNull())
    .addColumn('publication', 'bigint', (c) => c.notNull().unique())
    .execute();
}
