import { sql } from 'kysely';
import type { Database } from '../schema.ts';
import type { EventRow, Events } from '../store.ts';
import { lyingIn } from './lying.ts';
import { arrivals, eventRow, placeOf } from './row.ts';
import { searchEvents } from './search.ts';

/** Looking events up. */
export function finding(
  db: Database,
): Omit<
  Events,
  'takeIn' | 'notePlace' | 'settle' | 'unsettled' | 'backlog' | 'noteState' | 'states' | 'noteTold' | 'untold'
> {
  /** An event stands for its first arrival. */
  const first = () => arrivals(db).orderBy('arrivals.taken_at').orderBy('arrivals.mailbox').limit(1);

  return {
    async arrival(id, mailbox) {
      return one(await arrivals(db).where('arrivals.event', '=', id).where('arrivals.mailbox', '=', mailbox).execute());
    },
    async pace(mailbox, since) {
      const their = db.selectFrom('arrivals').where('mailbox', '=', mailbox);
      const pauses = their
        .where('taken_at', '>=', since)
        .select(['taken_at', sql<number>`taken_at - lag(taken_at) over (order by taken_at)`.as('pause')]);
      const { n, first, longest } = await db
        .selectFrom(pauses.as('pauses'))
        .select(({ fn }) => [fn.countAll().as('n'), fn.min('taken_at').as('first'), fn.max('pause').as('longest')])
        .executeTakeFirstOrThrow();
      const { last } = await their.select(({ fn }) => fn.max('taken_at').as('last')).executeTakeFirstOrThrow();
      return {
        count: Number(n),
        ...(first !== null && { first: Number(first) }),
        ...(last !== null && { last: Number(last) }),
        longest: Number(longest ?? 0),
      };
    },
    async get(id) {
      return one(await first().where('arrivals.event', '=', id).execute());
    },
    async recent(limit) {
      const newest = db.selectFrom('events').select('id').orderBy('taken_at', 'desc').orderBy('id').limit(limit);
      const found = await arrivals(db)
        .where('arrivals.event', 'in', newest)
        .orderBy('events.taken_at', 'desc')
        .orderBy('events.id')
        .orderBy('arrivals.taken_at')
        .orderBy('arrivals.mailbox')
        .execute();
      return [...Map.groupBy(found.map(eventRow), ({ id }) => id).values()].map((copies) => copies[0]!);
    },
    search: (search) => searchEvents(db, search),
    async findByMessageId(messageId, kind) {
      // Mails without one have nothing in common.
      if (!messageId) return undefined;
      const found = first().where('events.message_id', '=', messageId);
      return one(await (kind === undefined ? found : found.where('events.kind', '=', kind)).execute());
    },
    async findByPlace({ mailbox, folder, uidValidity, uid }) {
      const found = await arrivals(db)
        .innerJoin('places', (join) =>
          join.onRef('places.event', '=', 'arrivals.event').onRef('places.mailbox', '=', 'arrivals.mailbox'),
        )
        .where('places.mailbox', '=', mailbox)
        .where('places.folder', '=', folder)
        .where('places.uid_validity', '=', uidValidity)
        .where('places.uid', '=', uid)
        .execute();
      return one(found);
    },
    lyingIn: (mailbox, folder, since = 0) => lyingIn(db, { mailbox, folder, since }),
    async places(id) {
      const found = db.selectFrom('places').selectAll().where('event', '=', id).orderBy('noted_at', 'desc');
      return (await found.orderBy('mailbox').orderBy('uid', 'desc').execute()).map(placeOf);
    },
  };
}

const one = (rows: readonly Parameters<typeof eventRow>[0][]): EventRow | undefined => rows.map(eventRow)[0];
