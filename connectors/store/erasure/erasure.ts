import { sql } from 'kysely';
import type { Clock } from '../../clock.ts';
import type { Database } from '../schema.ts';
import type { Bytes, Erasure, Kept } from '../store.ts';
import { dropLog } from './drop-log.ts';
import { erase, OWN } from './erase.ts';

export function erasure(db: Database, { mails, payloads }: { mails: Bytes; payloads: Bytes }, clock: Clock): Erasure {
  return {
    due: (before, limit, after) => due(db, before, limit, after),
    dueOwn: (before, limit, after) => dueOwn(db, before, limit, after),
    async stateOf(id) {
      const rows = await db.selectFrom('arrivals').select(['state', 'erased_at']).where('event', '=', id).execute();
      if (rows.length === 0) return undefined;
      if (rows.some(({ state }) => state === 'taken')) return 'open';
      return rows.some(({ erased_at }) => erased_at === null) ? 'kept' : 'erased';
    },
    erase: (id, openTasks) => db.transaction().execute((tx) => erase(tx, { id, openTasks, now: clock() })),
    dropMails: (before, only) => mails.discard(before, (hash) => isNamed(db, hash), only),
    dropPayloads: (before) => payloads.discard(before, async () => false),
    dropLog: (before) => dropLog(db, before),
  };
}

const LATEST = sql<number>`max(taken_at)`;

async function due(db: Database, before: number, limit: number, after?: Kept): Promise<Kept[]> {
  let query = db
    .selectFrom('arrivals')
    .select(['event', LATEST.as('latest')])
    .where('erased_at', 'is', null)
    .where('taken_at', '<', before)
    .groupBy('event');
  if (after) {
    const { takenAt, id } = after;
    query = query.having((of) =>
      of.or([of(LATEST, '>', takenAt), of.and([of(LATEST, '=', takenAt), of('event', '>', id)])]),
    );
  }
  const found = await query.orderBy(LATEST).orderBy('event').limit(limit).execute();
  const copies = await copiesOf(
    db,
    found.map(({ event }) => event),
  );
  return found.map(({ event, latest }) => {
    const those = copies.get(event) ?? [];
    const isBusy = those.some(({ state, taken_at }) => state === 'taken' || Number(taken_at) >= before);
    const state = isBusy ? 'busy' : those.some(({ state }) => state === 'started') ? 'started' : 'unmatched';
    return { id: event, takenAt: Number(latest), state };
  });
}

const LAST = sql<number>`max(logged_at)`;

/** What was taken in has a row in `events`; of what is ours there is one that says until when it was erased. */
async function dueOwn(db: Database, before: number, limit: number, after?: Kept): Promise<Kept[]> {
  let query = db
    .selectFrom('alerts')
    .select(['event', LAST.as('latest')])
    .where('logged_at', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('events')
            .select('id')
            .whereRef('id', '=', 'alerts.event')
            .where((of) => of.or([of('kind', '!=', OWN), of('erased_at', '>=', of.ref('alerts.logged_at'))])),
        ),
      ),
    )
    .groupBy('event');
  if (after) {
    const { takenAt, id } = after;
    query = query.having((of) =>
      of.or([of(LAST, '>', takenAt), of.and([of(LAST, '=', takenAt), of('event', '>', id)])]),
    );
  }
  const found = await query.orderBy(LAST).orderBy('event').limit(limit).execute();
  return found.map(({ event, latest }) => ({ id: event, takenAt: Number(latest), state: 'started' }));
}

async function copiesOf(db: Database, events: readonly string[]) {
  if (events.length === 0) return new Map<string, never>();
  const columns = ['event', 'state', 'taken_at'] as const;
  const copies = await db.selectFrom('arrivals').select(columns).where('event', 'in', events).execute();
  return Map.groupBy(copies, ({ event }) => event);
}

async function isNamed(db: Database, hash: string): Promise<boolean> {
  return (await db.selectFrom('arrivals').select('event').where('mail', '=', hash).limit(1).execute()).length > 0;
}
