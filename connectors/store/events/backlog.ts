import type { Database } from '../schema.ts';
import type { EventRow, Events } from '../store.ts';
import { arrivals, eventRow } from './row.ts';

/** What was taken in and not handed over yet. */
export function backlog(db: Database): Pick<Events, 'unsettled' | 'backlog'> {
  return {
    async unsettled(limit, until = Number.MAX_SAFE_INTEGER) {
      const open = arrivals(db).where('arrivals.state', '=', 'taken').where('arrivals.taken_at', '<=', until);
      const oldest = open.orderBy('arrivals.taken_at').orderBy('arrivals.event').orderBy('arrivals.mailbox');
      return (await oldest.limit(limit).execute()).map(eventRow);
    },
    async backlog() {
      const rows = await db
        .selectFrom('arrivals')
        .where('state', '=', 'taken')
        .select(({ fn }) => ['source', fn.countAll().as('count'), fn.min('taken_at').as('since')])
        .groupBy('source')
        .orderBy('source')
        .execute();
      return rows.map(({ source, count, since }) => ({
        source: source as EventRow['source'],
        count: Number(count),
        since: Number(since),
      }));
    },
  };
}
