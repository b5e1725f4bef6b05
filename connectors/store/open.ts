import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Dialect, Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import { inhibitions } from './attention/inhibitions.ts';
import { silences } from './attention/silences.ts';
import { counters } from './counters.ts';
import { cursors } from './cursors.ts';
import { events } from './events.ts';
import { installation } from './installation.ts';
import { leases } from './leases.ts';
import { notificationLog } from './log.ts';
import { migrate } from './migrations/migrate.ts';
import { outgoing } from './outgoing.ts';
import { absences } from './people/absences.ts';
import { addresses } from './people/addresses.ts';
import { overrides } from './people/overrides.ts';
import { subscriptions } from './people/subscriptions.ts';
import { openRawMails } from './raw-mails.ts';
import { rulesets } from './rulesets.ts';
import type { Schema } from './schema.ts';
import { NodeSqliteDialect } from './sqlite/dialect.ts';
import type { Store } from './store.ts';
import { fileTrouble } from './store-error.ts';
import { tasks } from './tasks.ts';
import { usedTokens } from './used-tokens.ts';

export interface StoreOptions {
  /** The folder of the database (`posthorn.db`) and the raw mails (`mails/`). Made where there is none, for this user alone. */
  readonly dir: string;
  readonly clock?: Clock | undefined;
}

/**
 * Opens the embedded store, and brings it to the form of this version. Several processes may hold the same folder open.
 *
 * @throws StoreError where the folder or the database cannot be used; its message says what to do.
 */
export async function openStore({ dir, clock = Date.now }: StoreOptions): Promise<Store> {
  const place = resolve(dir);
  await mkdir(place, { recursive: true, mode: 0o700 }).catch((error) => {
    throw fileTrouble(error, place);
  });
  const file = join(place, 'posthorn.db');
  return openOver(new NodeSqliteDialect(file), { name: file, mails: join(place, 'mails'), clock });
}

/** A store over any dialect of kysely whose transactions can write. `name` is what errors call it. */
async function openOver(dialect: Dialect, at: { name: string; mails: string; clock: Clock }): Promise<Store> {
  const db = new Kysely<Schema>({ dialect });
  try {
    await migrate(db, at.name);
    return {
      mails: await openRawMails(at.mails),
      events: events(db, at.clock),
      cursors: cursors(db),
      log: notificationLog(db, at.clock),
      silences: silences(db, at.clock),
      inhibitions: inhibitions(db, at.clock),
      tasks: tasks(db, at.clock),
      outgoing: outgoing(db, at.clock),
      tokens: usedTokens(db),
      directory: addresses(db),
      absences: absences(db),
      overrides: overrides(db),
      subscriptions: subscriptions(db, at.clock),
      counters: counters(db),
      rules: rulesets(db, at.clock),
      leases: leases(db, at.clock),
      installation: installation(db),
      close: () => db.destroy(),
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
