import type { Kysely } from 'kysely';

/** Alerts in the order of time, whosever they are. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema.createIndex('alerts_by_time').on('alerts').columns(['logged_at', 'event']).execute();
}
