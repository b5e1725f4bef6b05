import type { Insertable, Selectable } from 'kysely';
import type { Alert } from '../../engine/arbiter/alert.ts';
import type { Entry } from '../../engine/interpreter/entry.ts';
import type { Clock } from '../clock.ts';
import { crashPoint } from '../crash-points.ts';
import { claim } from './attention/claim.ts';
import type { Database, Schema } from './schema.ts';
import type { LoggedAlert, NotificationLog } from './store.ts';

const DEFAULT_LIMIT = 500;

/** Databases bound the parameters of one statement; three a row stay far below that. */
const ROWS_AT_ONCE = 1_000;

export function notificationLog(db: Database, clock: Clock): NotificationLog {
  return {
    begin: (alert) => begin(db, alert, clock()),
    async finish(key, outcome) {
      crashPoint('log:before-finish');
      const result = outcome.ok
        ? { state: 'sent', receipt: outcome.receipt ?? null, detail: null }
        : { state: 'failed', detail: outcome.detail };
      // what was sent stays sent, whatever a late repeat of the delivery says
      await db.updateTable('alerts').set(result).where('key', '=', key).where('state', '!=', 'sent').execute();
      crashPoint('log:after-finish');
    },
    async get(key) {
      const row = await db.selectFrom('alerts').selectAll().where('key', '=', key).executeTakeFirst();
      return row && loggedAlert(row);
    },
    async findByReceipt(receipt) {
      const those = db.selectFrom('alerts').selectAll().where('receipt', '=', receipt);
      const row = await those.orderBy('logged_at', 'desc').orderBy('key').limit(1).executeTakeFirst();
      return row && loggedAlert(row);
    },
    claim: (person, event, limit) => claim(db, { person, event, now: clock() }, limit),
    async append(event, firstOrdinal, entries, history = 0) {
      crashPoint('log:before-append');
      const fresh = await append(db, { event, first: firstOrdinal, history }, entries);
      crashPoint('log:after-append');
      return fresh;
    },
    async nextOrdinal(event) {
      const { last } = await db
        .selectFrom('entries')
        .select((select) => select.fn.max('ordinal').as('last'))
        .where('event', '=', event)
        .executeTakeFirstOrThrow();
      return last === null ? 0 : Number(last) + 1;
    },
    async alerts({ event, person, channel, limit = DEFAULT_LIMIT }) {
      let query = db.selectFrom('alerts').selectAll();
      if (event !== undefined) query = query.where('event', '=', event);
      if (person !== undefined) query = query.where('person', '=', person);
      if (channel !== undefined) query = query.where('channel', '=', channel);
      return (await query.orderBy('logged_at', 'desc').orderBy('key').limit(limit).execute()).map(loggedAlert);
    },
    async summaries(person, item, since) {
      const those = db.selectFrom('alerts').selectAll().where('person', '=', person).where('logged_at', '>=', since);
      const rows = await those.where('alert', 'like', `%"${item}"%`).orderBy('logged_at').orderBy('key').execute();
      return rows.map(loggedAlert).filter(({ alert }) => alert.items?.includes(item));
    },
    async entries(event) {
      const rows = db.selectFrom('entries').select('entry').where('event', '=', event).orderBy('ordinal');
      return (await rows.execute()).map(({ entry }) => JSON.parse(entry) as Entry);
    },
  };
}

/** One statement, and so one sync, for an alert that is new; a repeat looks at what became of it. */
async function begin(db: Database, alert: Alert, now: number): Promise<'go' | 'sent'> {
  const { key, event, person, channel } = alert;
  crashPoint('log:before-begin');
  const { numInsertedOrUpdatedRows: fresh } = await db
    .insertInto('alerts')
    .values({ key, event, person, channel, state: 'sending', alert: JSON.stringify(alert), logged_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  crashPoint('log:after-begin');
  if (fresh) return 'go';
  const known = await db.selectFrom('alerts').select('state').where('key', '=', key).executeTakeFirstOrThrow();
  if (known.state === 'sent') return 'sent';
  const again = { state: 'sending', detail: null };
  await db.updateTable('alerts').set(again).where('key', '=', key).where('state', '=', 'failed').execute();
  return 'go';
}

interface Piece {
  readonly event: string;
  /** Ordinal of its first entry. */
  readonly first: number;
  readonly history: number;
}

async function append(db: Database, piece: Piece, entries: readonly Entry[]): Promise<number> {
  const { event, first, history } = piece;
  if (entries.length === 0) return 0;
  const rows = entries.map((entry, at) => ({ event, ordinal: first + at, entry: JSON.stringify(entry), history }));
  await db
    .deleteFrom('entries')
    .where('event', '=', event)
    .where('ordinal', '>=', first + rows.length)
    .where('history', '<', history)
    .execute();
  if (rows.length <= ROWS_AT_ONCE) return write(db, rows);
  return db.transaction().execute(async (tx) => {
    let fresh = 0;
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) fresh += await write(tx, rows.slice(at, at + ROWS_AT_ONCE));
    return fresh;
  });
}

async function write(db: Database, rows: readonly Insertable<Schema['entries']>[]): Promise<number> {
  const inserting = db
    .insertInto('entries')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['event', 'ordinal'])
        .doUpdateSet(({ ref }) => ({ entry: ref('excluded.entry'), history: ref('excluded.history') }))
        // What is decided again as it was is of the longer history, too: or a piece before it would take it for left over.
        .where(({ eb, and, or, ref }) =>
          or([
            eb('excluded.history', '>', ref('entries.history')),
            and([
              eb('excluded.history', '=', ref('entries.history')),
              eb('excluded.entry', '!=', ref('entries.entry')),
            ]),
          ]),
        ),
    );
  return Number((await inserting.executeTakeFirstOrThrow()).numInsertedOrUpdatedRows);
}

const loggedAlert = (row: Selectable<Schema['alerts']>): LoggedAlert => ({
  alert: JSON.parse(row.alert) as Alert,
  state: row.state as LoggedAlert['state'],
  ...(row.receipt !== null && { receipt: row.receipt }),
  ...(row.detail !== null && { detail: row.detail }),
  loggedAt: Number(row.logged_at),
});
