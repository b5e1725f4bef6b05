import type { Kysely } from 'kysely';

/** Absences, overrides, silences, inhibition, links, outgoing mail, web push, leases; the log by receipt; what was erased. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await people(db);
  await quiet(db);
  await work(db);
  await among(db);
  await db.schema.createIndex('alerts_by_receipt').on('alerts').columns(['receipt', 'logged_at']).execute();
  await db.schema.alterTable('events').addColumn('erased_at', 'bigint').execute();
}

async function people({ schema }: Kysely<unknown>): Promise<void> {
  for (const [table, whose] of [
    ['absences', 'person'],
    ['overrides', 'team'],
  ] as const) {
    const created = schema
      .createTable(table)
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('person', 'text', (c) => c.notNull())
      .addColumn('from_at', 'bigint', (c) => c.notNull())
      .addColumn('until_at', 'bigint', (c) => c.notNull())
      .addColumn('note', 'text', (c) => c.notNull());
    const own =
      table === 'absences'
        ? created.addColumn('deputy', 'text')
        : created.addColumn('team', 'text', (c) => c.notNull());
    await own.execute();
    await schema.createIndex(`${table}_by_${whose}`).on(table).columns([whose, 'until_at']).execute();
  }
  await schema
    .createTable('subscriptions')
    .addColumn('endpoint', 'text', (c) => c.primaryKey())
    .addColumn('person', 'text', (c) => c.notNull())
    .addColumn('p256dh', 'text', (c) => c.notNull())
    .addColumn('auth', 'text', (c) => c.notNull())
    .addColumn('added_at', 'bigint', (c) => c.notNull())
    .execute();
  await schema.createIndex('subscriptions_by_person').on('subscriptions').columns(['person', 'added_at']).execute();
}

async function quiet({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('silences')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('matchers', 'text', (c) => c.notNull())
    .addColumn('from_at', 'bigint', (c) => c.notNull())
    .addColumn('until_at', 'bigint', (c) => c.notNull())
    .addColumn('recurs', 'text')
    .addColumn('by_person', 'text', (c) => c.notNull())
    .addColumn('comment', 'text', (c) => c.notNull())
    .addColumn('created_at', 'bigint', (c) => c.notNull())
    .addColumn('ended_at', 'bigint')
    .addColumn('reminded_at', 'bigint')
    .addColumn('urgent_told_at', 'bigint')
    .execute();
  await schema.createIndex('silences_by_end').on('silences').columns(['until_at']).execute();
  await schema
    .createTable('hidden')
    .addColumn('silence', 'text', (c) => c.notNull().references('silences.id'))
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('urgent', 'bigint', (c) => c.notNull())
    .addColumn('at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('hidden_key', ['silence', 'key'])
    .execute();
  await schema
    .createTable('inhibitions')
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('policy', 'text', (c) => c.notNull())
    .addColumn('quiets', 'text', (c) => c.notNull())
    .addColumn('labels', 'text', (c) => c.notNull())
    .addColumn('opened_at', 'bigint', (c) => c.notNull())
    .addPrimaryKeyConstraint('inhibitions_key', ['event', 'policy'])
    .execute();
}

async function work({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('outgoing')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('policy', 'text', (c) => c.notNull())
    .addColumn('to_addresses', 'text', (c) => c.notNull())
    .addColumn('message_id', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('receipt', 'text')
    .addColumn('detail', 'text')
    .addColumn('begun_at', 'bigint', (c) => c.notNull())
    .addColumn('finished_at', 'bigint')
    .execute();
  await schema.createIndex('outgoing_by_event').on('outgoing').columns(['event', 'begun_at']).execute();
  await schema.createIndex('outgoing_by_message_id').on('outgoing').columns(['message_id', 'begun_at']).execute();
  await schema.createIndex('outgoing_by_time').on('outgoing').columns(['begun_at']).execute();
  await schema
    .createTable('used_tokens')
    .addColumn('nonce', 'text', (c) => c.primaryKey())
    .addColumn('use_id', 'text', (c) => c.notNull())
    .addColumn('by_person', 'text', (c) => c.notNull())
    .addColumn('used_at', 'bigint', (c) => c.notNull())
    .addColumn('expires_at', 'bigint', (c) => c.notNull())
    .execute();
  await schema.createIndex('used_tokens_by_expiry').on('used_tokens').columns(['expires_at']).execute();
}

/** What several processes settle among themselves. */
async function among({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('leases')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .addColumn('holder', 'text', (c) => c.notNull())
    .addColumn('until_at', 'bigint', (c) => c.notNull())
    .execute();
  // its rows are locked, never read: transactions that must take turns touch the same one
  await schema
    .createTable('turns')
    .addColumn('name', 'text', (c) => c.primaryKey())
    .execute();
}
