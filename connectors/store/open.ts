import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Dialect, Kysely, PostgresDialect, sql } from 'kysely';
import type { Clock } from '../clock.ts';
import { answers } from './answers.ts';
import { inhibitions } from './attention/inhibitions.ts';
import { silences } from './attention/silences.ts';
import { codes } from './codes.ts';
import { corrections } from './corrections.ts';
import { counters } from './counters.ts';
import { cursors } from './cursors.ts';
import { proposals, ruleChanges } from './editing/changes.ts';
import { drafts, switches } from './editing/drafts.ts';
import { episodes } from './episodes.ts';
import { erasure } from './erasure/erasure.ts';
import { events } from './events.ts';
import { openFiles } from './files.ts';
import { installation } from './installation.ts';
import { leases } from './leases.ts';
import { notificationLog } from './log.ts';
import { migrate } from './migrations/migrate.ts';
import { outgoing } from './outgoing.ts';
import { absences } from './people/absences.ts';
import { addresses } from './people/addresses.ts';
import { overrides } from './people/overrides.ts';
import { subscriptions } from './people/subscriptions.ts';
import { persist, persisting } from './persist.ts';
import { bytesInTable } from './postgres/bytes.ts';
import { openPool, type PostgresOptions, placeOf } from './postgres/pool.ts';
import { rulesets } from './rulesets.ts';
import type { Database, Schema } from './schema.ts';
import { senders } from './senders.ts';
import { NodeSqliteDialect } from './sqlite/dialect.ts';
import type { Store } from './store.ts';
import { fileTrouble, StoreError } from './store-error.ts';
import { tasks } from './tasks.ts';
import { usedTokens } from './used-tokens.ts';
import { verdicts } from './verdicts.ts';

export interface StoreOptions {
  /**
   * The folder of the database (`posthorn.db`), the raw mails (`mails/`) and the large payloads (`payloads/`). Made where there is
   * none, for this user alone.
   */
  readonly dir: string;
  /** A Postgres that holds all of it instead, so that several machines share it; the folder is left alone. */
  readonly postgres?: PostgresOptions | undefined;
  readonly clock?: Clock | undefined;
}

/**
 * Opens the store, and brings it to the form of this version. Several processes may hold the same one open.
 *
 * @throws StoreError where the folder or the database cannot be used; its message says what to do.
 */
export function openStore({ dir, postgres, clock = Date.now }: StoreOptions): Promise<Store> {
  return postgres ? openShared(postgres, clock) : openEmbedded(resolve(dir), clock);
}

async function openEmbedded(dir: string, clock: Clock): Promise<Store> {
  await mkdir(dir, { recursive: true, mode: 0o700 }).catch((error) => {
    throw fileTrouble(error, dir);
  });
  const file = join(dir, 'posthorn.db');
  return openOver(new NodeSqliteDialect(file), async (db) => {
    await migrate(db, file, false);
    const mails = await openFiles(join(dir, 'mails'), '.eml');
    const bytes = { mails, payloads: await openFiles(join(dir, 'payloads')) };
    return { ...bytes, erasure: erasure(db, bytes, clock), ...tables(db, clock) };
  });
}

async function openShared(options: PostgresOptions, clock: Clock): Promise<Store> {
  const place = placeOf(options.url);
  return openOver(new PostgresDialect({ pool: openPool(options) }), async (db) => {
    await persist(() => expectUtf8(db, place));
    await persist(() => migrate(db, place, true));
    const at = { place, clock };
    const bytes = { mails: bytesInTable(db, 'mail', at), payloads: bytesInTable(db, 'payload', at) };
    const { tokens, ...parts } = { ...bytes, erasure: erasure(db, bytes, clock), ...tables(db, clock) };
    const all = Object.entries(parts).map(([name, part]) => [name, persisting(part)]);
    return { ...(Object.fromEntries(all) as typeof parts), tokens };
  });
}

/** A store over any dialect of kysely whose transactions can write. */
async function openOver(dialect: Dialect, parts: (db: Database) => Promise<Omit<Store, 'close'>>): Promise<Store> {
  const db = new Kysely<Schema>({ dialect });
  try {
    return { ...(await parts(db)), close: () => db.destroy() };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

const tables = (db: Database, clock: Clock): Omit<Store, 'mails' | 'payloads' | 'erasure' | 'close'> => ({
  events: events(db, clock),
  answers: answers(db),
  corrections: corrections(db, clock),
  cursors: cursors(db),
  log: notificationLog(db, clock),
  silences: silences(db, clock),
  inhibitions: inhibitions(db, clock),
  tasks: tasks(db, clock),
  outgoing: outgoing(db, clock),
  tokens: usedTokens(db),
  codes: codes(db),
  directory: addresses(db),
  absences: absences(db),
  overrides: overrides(db),
  subscriptions: subscriptions(db, clock),
  counters: counters(db),
  senders: senders(db),
  verdicts: verdicts(db),
  rules: rulesets(db, clock),
  drafts: drafts(db, clock),
  switches: switches(db, clock),
  proposals: proposals(db, clock),
  ruleChanges: ruleChanges(db, clock),
  leases: leases(db, clock),
  episodes: episodes(db),
  installation: installation(db),
});

async function expectUtf8(db: Database, place: string): Promise<void> {
  const { rows } = await sql<{ server_encoding: string }>`show server_encoding`.execute(db);
  if (rows[0]?.server_encoding !== 'UTF8') throw new StoreError('encoding', place);
}
