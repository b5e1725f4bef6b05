import { type Migration, Migrator } from 'kysely';
import type { Database } from '../schema.ts';
import { StoreError } from '../store-error.ts';
import * as founding from './0001-founding.ts';
import * as attention from './0002-attention.ts';
import * as together from './0003-together.ts';
import * as bytes from './0004-bytes.ts';
import * as erasure from './0005-erasure.ts';
import * as alertsByTime from './0006-alerts-by-time.ts';
import * as episodes from './0007-episodes.ts';
import * as claims from './0008-claims.ts';
import * as codes from './0009-codes.ts';
import * as editing from './0010-editing.ts';
import * as corrections from './0011-corrections.ts';
import * as answers from './0012-answers.ts';
import * as senders from './0013-senders.ts';
import * as verdicts from './0014-verdicts.ts';
import * as intentCorrections from './0015-intent-corrections.ts';

/** In the order of their names. */
const MIGRATIONS: { readonly [name: string]: Migration } = {
  '0001-founding': founding,
  '0002-attention': attention,
  '0003-together': together,
  '0005-erasure': erasure,
  '0006-alerts-by-time': alertsByTime,
  '0007-episodes': episodes,
  '0008-claims': claims,
  '0009-codes': codes,
  '0010-editing': editing,
  '0011-corrections': corrections,
  '0012-answers': answers,
  '0013-senders': senders,
  '0014-verdicts': verdicts,
  '0015-intent-corrections': intentCorrections,
};

/** What only a database for several machines has, beside the others and in one order with them. */
const SHARED: typeof MIGRATIONS = { '0004-bytes': bytes };

/**
 * Brings the tables to the form that this version knows. Of several processes that start at once, one does it at a time:
 * SQLite lets one write, and on Postgres kysely takes an advisory lock.
 *
 * @param place what errors call the database
 * @param shared whether it is a database for several machines
 * @throws StoreError where a newer version wrote the store, or it cannot be written.
 */
export async function migrate(db: Database, place: string, shared: boolean): Promise<void> {
  const provider = { getMigrations: async () => ({ ...MIGRATIONS, ...(shared && SHARED) }) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error instanceof Error && error.message.startsWith('corrupted migrations')) {
    throw new StoreError('newer', place, error);
  }
  if (error) throw error;
}
